package cognitoverify.code.twilio;

import cognitoverify.code.Evidence;
import cognitoverify.code.SendOutcome;
import cognitoverify.code.SendOutcome.ChannelRefused;
import cognitoverify.code.SendOutcome.DestinationRefused;
import cognitoverify.code.SendOutcome.Sent;
import cognitoverify.code.SendOutcome.TooManyCodes;
import cognitoverify.code.SendOutcome.TooManyGuesses;
import cognitoverify.code.SendOutcome.Unavailable;
import cognitoverify.code.SendOutcome.Unconfirmed;
import cognitoverify.code.twilio.Answer.NoReply;
import cognitoverify.code.twilio.Answer.NotAsked;
import cognitoverify.code.twilio.Answer.NotWritten;
import cognitoverify.code.twilio.Answer.Reply;
import cognitoverify.protocol.VerificationSid;
import cognitoverify.protocol.log.Level;

import com.twilio.rest.verify.v2.service.Verification;

import org.jspecify.annotations.Nullable;

/**
 * Twilio's answers to a send, as the table in {@code docs/protocol.md} sorts them: the status
 * first, then the code.
 *
 * @see <a href="https://www.twilio.com/docs/verify/api/error-codes">Twilio's error codes</a>
 */
final class SendAnswers {
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    private SendAnswers() {}

    static SendOutcome outcome(Asked<Verification> asked) {
        return switch (asked.answer()) {
            case NotAsked _ -> new Unavailable(new Evidence("NO_TIME_LEFT", Level.ERROR));
            case NotWritten _ -> new Unavailable(new Evidence("NO_CONNECTION", Level.ERROR));
            case NoReply _ -> new Unconfirmed(new Evidence("NO_REPLY", Level.WARN));
            case Reply(var status, _) -> outcome(asked, status);
        };
    }

    private static SendOutcome outcome(Asked<Verification> asked, int status) {
        return switch (status / 100) {
            case 2 -> success(asked.resource(), status);
            case 3 -> unavailable("REDIRECTED", Level.ERROR, status, 0);
            case 4 -> refusal(asked, status);
            default ->
                    new Unconfirmed(
                            new Evidence("TWILIO_FAILED", Level.WARN, status, asked.code()));
        };
    }

    private static SendOutcome success(@Nullable Verification verification, int status) {
        @Nullable String sid = verification == null ? null : verification.getSid();
        return sid != null && VerificationSid.isWellFormed(sid)
                ? new Sent(sid, new Evidence("CODE_SENT", Level.INFO, status, 0))
                : new Unconfirmed(new Evidence("UNREADABLE_ANSWER", Level.WARN, status, 0));
    }

    private static SendOutcome refusal(Asked<Verification> asked, int status) {
        var code = asked.code();
        if (status == UNAUTHORIZED) {
            return unavailable("UNAUTHORIZED", Level.ERROR, status, code);
        }
        return switch (code) {
            case 60203, 60212, 60626 ->
                    new TooManyCodes(new Evidence("TOO_MANY_CODES", Level.WARN, status, code));
            case 60202 ->
                    new TooManyGuesses(new Evidence("TOO_MANY_GUESSES", Level.WARN, status, code));
            default ->
                    status == TOO_MANY_REQUESTS
                            ? unavailable("RATE_LIMITED", Level.WARN, status, code)
                            : refusal(asked, status, code);
        };
    }

    private static SendOutcome refusal(Asked<Verification> asked, int status, int code) {
        return switch (code) {
            case 60205, 60223, 60217, 68008, 60428, 60204 -> channelRefused(status, code);
            case 60006, 60600, 60610, 60605, 60220, 60226 ->
                    destinationRefused("DELIVERY_UNAVAILABLE", status, code);
            case 60410, 60412, 60413, 60238 ->
                    destinationRefused("BLOCKED_BY_TWILIO", status, code);
            case 60200 -> invalidParameter(InvalidParameter.of(asked.error()), status, code);
            case 20003, 20403, 70051 -> unavailable("FORBIDDEN", Level.ERROR, status, code);
            case 60245, 60624 -> unavailable("ACCOUNT_LIMIT", Level.ERROR, status, code);
            default -> unavailable("REFUSED_BY_TWILIO", Level.ERROR, status, code);
        };
    }

    private static SendOutcome invalidParameter(InvalidParameter parameter, int status, int code) {
        return switch (parameter) {
            case TO -> destinationRefused("DELIVERY_UNAVAILABLE", status, code);
            case CHANNEL -> channelRefused(status, code);
            case OTHER -> unavailable("REFUSED_BY_TWILIO", Level.ERROR, status, code);
        };
    }

    private static SendOutcome channelRefused(int status, int code) {
        return new ChannelRefused(new Evidence("CHANNEL_UNAVAILABLE", Level.WARN, status, code));
    }

    private static SendOutcome destinationRefused(String reason, int status, int code) {
        return new DestinationRefused(new Evidence(reason, Level.WARN, status, code));
    }

    private static SendOutcome unavailable(String reason, Level level, int status, int code) {
        return new Unavailable(new Evidence(reason, level, status, code));
    }
}
