package cognitoverify.define;

/** What comes next. */
sealed interface Decision {
    /** Cognito checks the password. */
    record AskForPassword() implements Decision {}

    /** Create makes a round. */
    record AskForCode() implements Decision {}

    /** The user is signed in. */
    record IssueTokens() implements Decision {}

    /** The sign-in is over. */
    record Fail(Cause cause) implements Decision {}

    /** Why a sign-in is over; only the log says so. */
    enum Cause {
        /** MFA: the client came without a password. */
        PASSWORD_SKIPPED,

        /** MFA: the password was wrong. Cognito may end the sign-in by itself and never ask. */
        WRONG_PASSWORD,

        /** MAX_GUESSES wrong guesses. */
        TOO_MANY_GUESSES,

        /** 15 rounds without a right code. */
        TOO_MANY_ROUNDS,

        /** A right code for somebody who does not exist. */
        USER_NOT_FOUND,

        /** A session that no honest sign-in has. */
        MALFORMED_SESSION,

        /** The function itself failed; see the function's code. */
        INTERNAL_ERROR
    }
}
