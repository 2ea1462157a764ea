package cognitoverify.integration;

import java.util.Map;

/**
 * What a client hears from Cognito.
 *
 * @param next what it is to do
 * @param parameters the challenge's public parameters; empty where there is none of ours
 */
record Reply(Next next, Map<String, String> parameters) {

    /** What may come next. */
    enum Next {
        PASSWORD,
        CODE,
        TOKENS,
        NOT_AUTHORIZED
    }

    Reply(Next next) {
        this(next, Map.of());
    }

    Reply {
        parameters = Map.copyOf(parameters);
    }

    /** Why there is this round, or nothing. */
    String reason() {
        return parameters.getOrDefault("REASON", "");
    }
}
