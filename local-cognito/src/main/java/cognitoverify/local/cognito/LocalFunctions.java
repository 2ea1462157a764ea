package cognitoverify.local.cognito;

import cognitoverify.create.CreateChallengeHandler;
import cognitoverify.define.DefineChallengeHandler;
import cognitoverify.local.cognito.limits.LocalLedger;
import cognitoverify.local.cognito.trigger.InProcessFunctions;
import cognitoverify.local.cognito.trigger.LambdaEndpoint;
import cognitoverify.local.cognito.trigger.Trigger;
import cognitoverify.local.cognito.trigger.TriggerFunctions;
import cognitoverify.verify.VerifyChallengeHandler;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The functions of the local pools: in this process, or wherever they are asked to be. */
final class LocalFunctions {
    /** The variable that names the parameter with the ledger's key. */
    static final String LEDGER_KEY = "LEDGER_KEY";

    private LocalFunctions() {}

    static TriggerFunctions of(Settings settings, LocalLedger ledger, URI verify) {
        var endpoint = settings.lambdaEndpoint();
        return settings.functions()
                .apply(
                        endpoint == null
                                ? inProcess(settings, ledger, verify)
                                : new LambdaEndpoint(endpoint));
    }

    private static TriggerFunctions inProcess(Settings settings, LocalLedger ledger, URI verify) {
        var functions = new InProcessFunctions();
        for (var pool : LocalPool.values()) {
            var environment = environment(settings, pool, verify);
            var items = settings.hasLedger() ? ledger.items(pool.id()) : null;
            for (var trigger : Trigger.values()) {
                functions.add(pool.function(trigger), handler(trigger), environment, items);
            }
        }
        return functions;
    }

    private static String handler(Trigger trigger) {
        return switch (trigger) {
            case DEFINE -> DefineChallengeHandler.class.getName();
            case CREATE -> CreateChallengeHandler.class.getName();
            case VERIFY -> VerifyChallengeHandler.class.getName();
        };
    }

    /** A pool's functions' environment. */
    static Map<String, String> environment(Settings settings, LocalPool pool, URI verify) {
        var environment = environment(pool, verify);
        if (settings.hasLedger()) {
            // The name of a table that is never asked: the one in memory takes its place.
            environment.put("LEDGER_TABLE", "in-memory");
            environment.put(LEDGER_KEY, "/local/ledger-key");
        }
        environment.putAll(settings.environment());
        return environment;
    }

    /** All of it is made up: a real TWILIO_… in the shell is never used. */
    private static Map<String, String> environment(LocalPool pool, URI verify) {
        return new HashMap<>(
                Map.ofEntries(
                        Map.entry("AWS_REGION", "us-east-1"),
                        Map.entry("AWS_ACCESS_KEY_ID", "local"),
                        Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                        Map.entry("AWS_ENDPOINT_URL_SSM", verify.toString()),
                        Map.entry("TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32)),
                        Map.entry("TWILIO_TOKEN", "/local/twilio-token"),
                        Map.entry("VERIFY_SERVICE_SID", "VA" + "0".repeat(32)),
                        Map.entry("VERIFY_BASE_URL", verify.toString()),
                        Map.entry("SIGN_IN_MODE", pool.name()),
                        Map.entry("CHANNELS", "sms,call,whatsapp,email"),
                        // Any number: nothing is sent to anybody here.
                        Map.entry("ALLOWED_COUNTRIES", "*"),
                        // Nor does it cost anything, and tests sign in all day.
                        Map.entry("MAX_SENDS_PER_USER_AND_DAY", "1000"),
                        Map.entry("MAX_SENDS_PER_DESTINATION_AND_DAY", "1000"),
                        Map.entry("MAX_SENDS_PER_COUNTRY_AND_HOUR", "100000"),
                        Map.entry("MAX_SENDS_PER_HOUR", "100000")));
    }
}
