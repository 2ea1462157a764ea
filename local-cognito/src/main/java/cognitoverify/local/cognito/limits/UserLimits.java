package cognitoverify.local.cognito.limits;

import cognitoverify.ledger.Days;
import cognitoverify.ledger.Limits;
import cognitoverify.ledger.UserRecord;
import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What the ledger knows of a user.
 *
 * @param name number or address; null if the pool doesn't know whose record it is
 * @param sendsToday messages of this day, UTC
 * @param sends messages of the window that is open, all of the same code
 * @param wrongGuesses in a row
 * @param sendAfter when a message may be sent again, epoch seconds; 0 if at once
 * @param guessAfter when a guess is looked at again, epoch seconds; 0 if at once
 */
public record UserLimits(
        @Nullable String name,
        int sendsToday,
        int sends,
        int wrongGuesses,
        long sendAfter,
        long guessAfter) {

    static UserLimits of(@Nullable String name, UserRecord user, Limits limits, long now) {
        var window = user.window();
        var guessAfter = later(limits.guessAfter(user), now);
        var dayIsOver = user.sendsOn(now) >= limits.sendsPerUser() ? Days.endOf(now) : 0;
        var sendAfter = Math.max(later(now + window.resendIn(now), now), dayIsOver);
        return new UserLimits(
                name,
                user.sendsOn(now),
                window.isOpen(now) ? window.sends() : 0,
                user.guesses(),
                Math.max(sendAfter, guessAfter),
                guessAfter);
    }

    /** As {@code GET /limits} tells it. */
    public ObjectNode json() {
        return Json.object()
                .put("name", name)
                .put("sendsToday", sendsToday)
                .put("sends", sends)
                .put("wrongGuesses", wrongGuesses)
                .put("sendAfter", text(sendAfter))
                .put("guessAfter", text(guessAfter));
    }

    private static long later(long time, long now) {
        return time > now ? time : 0;
    }

    private static @Nullable String text(long time) {
        return time == 0 ? null : Instant.ofEpochSecond(time).toString();
    }
}
