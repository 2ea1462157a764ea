package cognitoverify.verify;

import cognitoverify.code.CodeCheck;
import cognitoverify.code.CodeCheck.Subject;
import cognitoverify.code.CodeCheck.Subject.ByDestination;
import cognitoverify.code.CodeCheck.Subject.BySid;
import cognitoverify.code.Destination;
import cognitoverify.protocol.PrivateParameters;
import cognitoverify.protocol.SendWindow;

import org.jspecify.annotations.Nullable;

/** What to ask Twilio about an answer, if anything. */
sealed interface Inquiry {
    /** Ask once. */
    record Ask(CodeCheck check) implements Inquiry {}

    /** There is nothing to ask: the answer is wrong. */
    record Nothing(Cause cause) implements Inquiry {}

    /** Why there is nothing to ask; only the log says so. */
    enum Cause {
        /** Cognito made the user up. */
        USER_NOT_FOUND,

        /** The client wants something else than an answer checked. */
        ACTION,

        /** Private parameters that create did not write. */
        MALFORMED_PARAMETERS,

        /** The user can't get a code. */
        DECOY,

        /** Not 4 to 10 digits. */
        MALFORMED_ANSWER,

        /** No code was sent. */
        NOTHING_SENT,

        /** The code has died. */
        CODE_EXPIRED
    }

    /**
     * Decides.
     *
     * @param userNotFound whether Cognito made the user up
     * @param hasAction whether the call carried a {@code codeAction}
     * @param parameters create's; null if malformed
     * @param answer as the client sent it
     * @param now epoch seconds
     */
    static Inquiry about(
            boolean userNotFound,
            boolean hasAction,
            @Nullable PrivateParameters parameters,
            @Nullable String answer,
            long now) {
        if (userNotFound) {
            return new Nothing(Cause.USER_NOT_FOUND);
        }
        if (hasAction) {
            return new Nothing(Cause.ACTION);
        }
        if (parameters == null) {
            return new Nothing(Cause.MALFORMED_PARAMETERS);
        }
        if (parameters.decoy()) {
            return new Nothing(Cause.DECOY);
        }
        var code = AnswerText.code(answer);
        return code == null ? new Nothing(Cause.MALFORMED_ANSWER) : about(parameters, code, now);
    }

    private static Inquiry about(PrivateParameters parameters, String code, long now) {
        var subject = subject(parameters);
        if (subject == null || parameters.sentAt() == 0) {
            return new Nothing(Cause.NOTHING_SENT);
        }
        return now - parameters.sentAt() >= SendWindow.CODE_LIFE
                ? new Nothing(Cause.CODE_EXPIRED)
                : new Ask(new CodeCheck(code, subject));
    }

    private static @Nullable Subject subject(PrivateParameters parameters) {
        if (!parameters.verificationSid().isEmpty()) {
            return new BySid(parameters.verificationSid());
        }
        return parameters.destination().isEmpty()
                ? null
                : new ByDestination(new Destination(parameters.destination()));
    }
}
