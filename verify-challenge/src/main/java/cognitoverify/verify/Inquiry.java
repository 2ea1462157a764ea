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
    /**
     * Ask once.
     *
     * @param round for what is remembered about the answer
     */
    record Ask(CodeCheck check, Round round) implements Inquiry {}

    /** There is nobody to ask about, but it must look as if there were: the answer is wrong. */
    record Pretend(String code, Cause cause, Round round) implements Inquiry {}

    /** There is nothing to ask, whoever signs in: the answer is wrong. */
    record Nothing(Cause cause) implements Inquiry {}

    /**
     * The round that was answered.
     *
     * @param nonce its name; empty if it was made without a ledger
     * @param country region of the number, for the log; empty if there is none
     */
    record Round(String nonce, String country) {}

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
        if (hasAction) {
            return new Nothing(Cause.ACTION);
        }
        if (parameters == null) {
            return new Nothing(Cause.MALFORMED_PARAMETERS);
        }
        var code = AnswerText.code(answer);
        if (code == null) {
            return new Nothing(Cause.MALFORMED_ANSWER);
        }
        if (parameters.sentAt() == 0) {
            return new Nothing(Cause.NOTHING_SENT);
        }
        return now - parameters.sentAt() >= SendWindow.CODE_LIFE
                ? new Nothing(Cause.CODE_EXPIRED)
                : about(userNotFound, parameters, code);
    }

    private static Inquiry about(boolean userNotFound, PrivateParameters parameters, String code) {
        var round = new Round(parameters.nonce(), parameters.country());
        var subject = subject(parameters);
        if (userNotFound) {
            return new Pretend(code, Cause.USER_NOT_FOUND, round);
        }
        if (parameters.decoy()) {
            return new Pretend(code, Cause.DECOY, round);
        }
        return subject == null
                ? new Pretend(code, Cause.NOTHING_SENT, round)
                : new Ask(new CodeCheck(code, subject), round);
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
