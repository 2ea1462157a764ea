package cognitoverify.local.cognito.trigger;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How an attempt ended that Cognito had given up: nobody waits for its answer, but what it did is
 * done.
 *
 * @param after since the attempt began
 * @param response all that the function returned, null if it failed
 * @param error why it failed, null if it didn't
 */
public record LateEnd(Duration after, @Nullable String response, @Nullable String error) {
    static LateEnd of(FunctionAnswer answer, Duration after) {
        return new LateEnd(after, answer.returned(), answer.failure());
    }
}
