package cognitoverify.local.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.local.cognito.api.CognitoWire;
import cognitoverify.local.cognito.token.KeyRing;
import cognitoverify.local.cognito.trigger.ColdStarts;
import cognitoverify.local.cognito.trigger.Timeline;
import cognitoverify.local.verify.LocalVerify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Sends each request to whoever answers it. */
final class Routes implements HttpHandler {
    private static final Pattern WELL_KNOWN =
            Pattern.compile("/([^/]+)/\\.well-known/(jwks\\.json|openid-configuration)");
    private static final Pattern AFTER = Pattern.compile("(?:.*&)?after=(\\d{1,18})(?:&.*)?");

    private final Supplier<Backend> backend;
    private final KeyRing keys;
    private final Timeline timeline;
    private final CognitoWire cognito;
    private final ColdStartApi coldStart;
    private final LimitsApi limits;
    private final VerifyPassage verify;

    Routes(
            Supplier<Backend> backend,
            KeyRing keys,
            Timeline timeline,
            ColdStarts coldStarts,
            LimitsApi limits,
            LocalVerify verify) {
        this.backend = backend;
        this.keys = keys;
        this.timeline = timeline;
        this.cognito = new CognitoWire(() -> backend.get().api());
        this.coldStart = new ColdStartApi(coldStarts);
        this.limits = limits;
        this.verify = new VerifyPassage(verify.uri());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            serve(exchange);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod()) {
            case "OPTIONS" -> CognitoWire.preflight(exchange);
            case "POST" -> cognito.serve(exchange);
            case String _ when VerifyPassage.leadsTo(path) -> verify.serve(exchange);
            case String method when ColdStartApi.serves(method, path) -> coldStart.serve(exchange);
            case String method when LimitsApi.serves(method, path) -> limits.serve(exchange);
            case "GET" -> get(exchange, path);
            default -> HttpReply.text(405, "Method not allowed").send(exchange);
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        var known = WELL_KNOWN.matcher(path);
        if (path.equals("/timeline")) {
            HttpReply.json(timeline.json(after(exchange.getRequestURI().getRawQuery())))
                    .send(exchange);
        } else if (known.matches()) {
            wellKnown(exchange, known.group(1), known.group(2));
        } else {
            Page.reply(path).send(exchange);
        }
    }

    private void wellKnown(HttpExchange exchange, String poolId, String document)
            throws IOException {
        var pool = backend.get().pools().find(poolId);
        if (pool == null) {
            HttpReply.text(404, "There is no such pool").send(exchange);
            return;
        }
        // Pages read these, too.
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        var json =
                document.equals("jwks.json")
                        ? keys.jwks(poolId)
                        : backend.get().tokens().openIdConfiguration(pool).toString();
        new HttpReply(200, "application/json", json.getBytes(UTF_8)).send(exchange);
    }

    private static long after(@Nullable String query) {
        var after = AFTER.matcher(query == null ? "" : query);
        return after.matches() ? Long.parseLong(after.group(1)) : 0;
    }
}
