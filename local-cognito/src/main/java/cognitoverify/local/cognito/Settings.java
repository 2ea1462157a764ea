package cognitoverify.local.cognito;

import cognitoverify.local.cognito.trigger.TriggerFunctions;
import cognitoverify.local.verify.LocalVerify;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a server is started with. */
record Settings(
        int port,
        String bind,
        InstantSource clock,
        Duration patience,
        List<LocalUser> users,
        LocalVerify.Builder verify,
        Map<String, String> environment,
        UnaryOperator<TriggerFunctions> functions,
        boolean ledger,
        @Nullable URI lambdaEndpoint,
        @Nullable Path data) {
    Settings {
        require(port >= 0 && port <= 65535, "A port is 0 (any free one) to 65535.");
        require(!bind.isBlank(), "The address to bind to is empty.");
        require(patience.isPositive(), "The time for an attempt is above 0.");
        users = List.copyOf(users);
        environment = Map.copyOf(environment);
    }

    /** Functions elsewhere have whatever ledger they have there. */
    boolean hasLedger() {
        return ledger && lambdaEndpoint == null;
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
