package cognitoverify.local.cognito.auth;

import cognitoverify.local.cognito.srp.SrpExchange;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What a client is asked next. */
sealed interface Challenge {
    String name();

    /**
     * Made by the create function.
     *
     * @param privateParameters for verify
     * @param metadata for the session, null if there is none
     */
    record Custom(
            Map<String, String> publicParameters,
            Map<String, String> privateParameters,
            @Nullable String metadata)
            implements Challenge {
        static final String NAME = "CUSTOM_CHALLENGE";

        @Override
        public String name() {
            return NAME;
        }
    }

    /** Cognito's own: does the client know the password? */
    record Password(SrpExchange exchange) implements Challenge {
        static final String NAME = "PASSWORD_VERIFIER";

        @Override
        public String name() {
            return NAME;
        }
    }

    /** Cognito's own: the password was a temporary one. */
    record NewPassword() implements Challenge {
        static final String NAME = "NEW_PASSWORD_REQUIRED";

        @Override
        public String name() {
            return NAME;
        }
    }
}
