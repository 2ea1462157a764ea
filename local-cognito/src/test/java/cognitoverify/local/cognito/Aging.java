package cognitoverify.local.cognito;

import cognitoverify.local.cognito.trigger.FunctionAnswer;
import cognitoverify.local.cognito.trigger.TriggerFunctions;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Lets time pass for the functions inside, which go by the real clock: it makes the times that they
 * left for themselves earlier.
 */
final class Aging implements UnaryOperator<TriggerFunctions> {
    private static final Pattern TIMES =
            Pattern.compile("(firstSentAt=|lastSentAt=|\"sentAt\":\")([1-9][0-9]+)");

    private Duration passed = Duration.ZERO;

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    void reset() {
        passed = Duration.ZERO;
    }

    @Override
    public TriggerFunctions apply(TriggerFunctions functions) {
        return (function, event) -> invoke(functions, function, event);
    }

    private FunctionAnswer invoke(TriggerFunctions functions, String function, String event) {
        return functions.invoke(function, TIMES.matcher(event).replaceAll(this::earlier));
    }

    private String earlier(MatchResult found) {
        return found.group(1) + (Long.parseLong(found.group(2)) - passed.toSeconds());
    }
}
