package cognitoverify.local.cognito.trigger;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.verify.AnsweredRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One attempt to call a trigger's function.
 *
 * @param id 1 for the first since the start, and so on
 * @param number grows with all that the timeline is told; an entry has a new one once its function
 *     has ended late
 * @param attempt 1 to 3 for the same call
 * @param duration how long Cognito waited
 * @param request the event, JSON
 * @param response all that the function returned, null if it returned nothing in time
 * @param error what went wrong, null if nothing did
 * @param late how it ended though Cognito had given it up, null if it hasn't or there was no need
 * @param asked what was asked of Verify and SSM meanwhile, codes included: this is the developer's
 *     own machine
 * @param log the function's own lines about it, JSON, with the true reason; none where they can't
 *     be had, or the function has not ended
 */
public record TimelineEntry(
        long id,
        long number,
        Trigger trigger,
        String function,
        int attempt,
        Instant startedAt,
        Duration duration,
        String request,
        @Nullable String response,
        @Nullable String error,
        @Nullable LateEnd late,
        List<AnsweredRequest> asked,
        List<String> log) {
    /** The error of an attempt that Cognito has given up. */
    static final String NO_ANSWER = "No answer in time; the function runs on";

    /** Refuses null and copies the lists. */
    public TimelineEntry {
        requireNonNull(trigger);
        asked = List.copyOf(asked);
        log = List.copyOf(log);
    }

    /** Whether Cognito waited in vain; the function runs on, or has ended late. */
    public boolean isGivenUp() {
        return NO_ANSWER.equals(error);
    }

    TimelineEntry numbered(long next) {
        return new TimelineEntry(
                id == 0 ? next : id,
                next,
                trigger,
                function,
                attempt,
                startedAt,
                duration,
                request,
                response,
                error,
                late,
                asked,
                log);
    }

    TimelineEntry ended(LateEnd end, List<AnsweredRequest> allAsked, List<String> logged) {
        return new TimelineEntry(
                id, number, trigger, function, attempt, startedAt, duration, request, response,
                error, end, allAsked, logged);
    }
}
