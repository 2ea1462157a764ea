package cognitoverify.local.cognito;

import cognitoverify.code.Secret;
import cognitoverify.ledger.LedgerKey;
import cognitoverify.ledger.Limits;
import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.limits.LocalLedger;
import cognitoverify.local.cognito.limits.PoolLimits;
import cognitoverify.local.verify.LocalVerify;
import cognitoverify.protocol.SignInMode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/** {@code GET /limits}: what the ledgers know of users; {@code DELETE /limits}: they forget it. */
final class LimitsApi {
    /** The functions inside go by it, whatever clock the rest has. */
    private final InstantSource clock = InstantSource.system();

    private final Supplier<Backend> backend;
    private final Settings settings;
    private final LocalLedger ledger;
    private final LocalVerify verify;

    LimitsApi(
            Supplier<Backend> backend, Settings settings, LocalLedger ledger, LocalVerify verify) {
        this.backend = backend;
        this.settings = settings;
        this.ledger = ledger;
        this.verify = verify;
    }

    static boolean serves(String method, String path) {
        return path.equals("/limits") && (method.equals("GET") || method.equals("DELETE"));
    }

    void serve(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            ledger.clear();
        }
        HttpReply.json(json()).send(exchange);
    }

    private ObjectNode json() {
        var json = Json.object().put("ledger", settings.hasLedger());
        var pools = json.putArray("pools");
        if (settings.hasLedger()) {
            for (var pool : LocalPool.values()) {
                pools.add(pool(pool));
            }
        }
        return json;
    }

    private ObjectNode pool(LocalPool pool) {
        var json = Json.object().put("id", pool.id());
        var users = json.putArray("users");
        var found = backend.get().pools().find(pool.id());
        if (found != null && !ledger.isEmpty(pool.id())) {
            var environment = LocalFunctions.environment(settings, pool, verify.uri());
            new PoolLimits(found, key(environment), limits(environment), ledger.items(pool.id()))
                    .users(clock.instant().getEpochSecond())
                    .forEach(user -> users.add(user.json()));
        }
        return json;
    }

    private @Nullable LedgerKey key(Map<String, String> environment) {
        var value = verify.parameter(environment.getOrDefault(LocalFunctions.LEDGER_KEY, ""));
        return value == null ? null : LedgerKey.parse(new Secret(value));
    }

    /** Those of functions that have run, so they can be read. */
    private static Limits limits(Map<String, String> environment) {
        return cognitoverify.protocol.configuration.Settings.read(
                environment, variables -> Limits.read(variables, SignInMode.read(variables)));
    }
}
