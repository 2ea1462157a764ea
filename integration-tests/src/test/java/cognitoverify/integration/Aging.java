package cognitoverify.integration;

import cognitoverify.local.cognito.trigger.TriggerFunctions;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Lets time pass for the functions of a local Cognito, which go by the real clock: it makes the
 * times that they left for themselves earlier.
 */
final class Aging implements UnaryOperator<TriggerFunctions> {
    private static final Pattern TIMES =
            Pattern.compile("(firstSentAt=|lastSentAt=|\"sentAt\":\")([1-9][0-9]+)");

    private final AtomicLong passedSeconds = new AtomicLong();

    void pass(Duration time) {
        passedSeconds.addAndGet(time.toSeconds());
    }

    void reset() {
        passedSeconds.set(0);
    }

    @Override
    public TriggerFunctions apply(TriggerFunctions functions) {
        return (function, event) ->
                functions.invoke(function, TIMES.matcher(event).replaceAll(this::earlier));
    }

    private String earlier(MatchResult found) {
        return found.group(1) + (Long.parseLong(found.group(2)) - passedSeconds.get());
    }
}
