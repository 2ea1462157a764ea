package cognitoverify.code.twilio;

import cognitoverify.code.CheckOutcome;
import cognitoverify.code.CheckOutcome.Approved;
import cognitoverify.code.CheckOutcome.Gone;
import cognitoverify.code.CheckOutcome.Unavailable;
import cognitoverify.code.CheckOutcome.WrongCode;
import cognitoverify.code.CodeCheck.Subject;
import cognitoverify.code.CodeCheck.Subject.ByDestination;
import cognitoverify.code.CodeCheck.Subject.BySid;
import cognitoverify.code.Evidence;
import cognitoverify.code.twilio.Answer.NoReply;
import cognitoverify.code.twilio.Answer.NotAsked;
import cognitoverify.code.twilio.Answer.NotWritten;
import cognitoverify.code.twilio.Answer.Reply;
import cognitoverify.protocol.log.Level;

import com.twilio.rest.verify.v2.service.VerificationCheck;

import org.jspecify.annotations.Nullable;

/**
 * Twilio's answers to a check. A code is right only if Twilio says so of the very verification that
 * was asked about.
 *
 * @param serviceSid the service that was asked
 * @param subject the verification that was asked about
 */
record CheckAnswers(String serviceSid, Subject subject) {
    CheckOutcome outcome(Asked<VerificationCheck> asked) {
        return switch (asked.answer()) {
            case NotAsked _ -> new Unavailable(new Evidence("NO_TIME_LEFT", Level.ERROR));
            case NotWritten _ -> new Unavailable(new Evidence("NO_CONNECTION", Level.ERROR));
            case NoReply _ -> new Unavailable(new Evidence("NO_REPLY", Level.WARN));
            case Reply(var status, _) -> outcome(asked, status);
        };
    }

    private CheckOutcome outcome(Asked<VerificationCheck> asked, int status) {
        return switch (status / 100) {
            case 2 -> success(asked.resource(), status);
            case 3 -> unavailable("REDIRECTED", Level.ERROR, status, 0);
            case 4 -> refusal(status, asked.code());
            default -> unavailable("TWILIO_FAILED", Level.WARN, status, asked.code());
        };
    }

    private CheckOutcome success(@Nullable VerificationCheck check, int status) {
        @Nullable String said = check == null ? null : check.getStatus();
        if (check == null || said == null) {
            return unavailable("UNREADABLE_ANSWER", Level.WARN, status, 0);
        }
        return switch (said) {
            case "approved" -> approval(check, status);
            case "pending" -> new WrongCode(new Evidence("WRONG_CODE", Level.INFO, status, 0));
            default -> new Gone(new Evidence("CODE_EXPIRED", Level.INFO, status, 0));
        };
    }

    /**
     * {@code valid} is an old form of the same; it may be missing, but must not say the opposite.
     */
    private CheckOutcome approval(VerificationCheck check, int status) {
        return isAboutOurs(check) && !Boolean.FALSE.equals(check.getValid())
                ? new Approved(new Evidence("RIGHT_CODE", Level.INFO, status, 0))
                : unavailable("CONTRADICTORY_ANSWER", Level.ERROR, status, 0);
    }

    private boolean isAboutOurs(VerificationCheck check) {
        var sameVerification =
                switch (subject) {
                    case BySid(var sid) -> sid.equals(check.getSid());
                    case ByDestination(var destination) ->
                            destination.address().equals(check.getTo());
                };
        return sameVerification && serviceSid.equals(check.getServiceSid());
    }

    /**
     * A 404 is about the code only where Twilio says so: a proxy or a wrong base URL has no codes.
     */
    private static CheckOutcome refusal(int status, int code) {
        if (status == 404 && code == 20404) {
            return new Gone(new Evidence("CODE_EXPIRED", Level.INFO, status, code));
        }
        if (code == 60202) {
            return new Gone(new Evidence("TOO_MANY_GUESSES", Level.WARN, status, code));
        }
        return switch (status) {
            case 401 -> unavailable("UNAUTHORIZED", Level.ERROR, status, code);
            case 429 -> unavailable("RATE_LIMITED", Level.WARN, status, code);
            default ->
                    switch (code) {
                        case 20003, 20403, 70051 ->
                                unavailable("FORBIDDEN", Level.ERROR, status, code);
                        default -> unavailable("REFUSED_BY_TWILIO", Level.ERROR, status, code);
                    };
        };
    }

    private static CheckOutcome unavailable(String reason, Level level, int status, int code) {
        return new Unavailable(new Evidence(reason, level, status, code));
    }
}
