package cognitoverify.benchmarks.lambda;

import cognitoverify.benchmarks.report.Spread;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One start of a function, in milliseconds.
 *
 * @param initialization from the start of its process until it asked for an event
 * @param first from the event until the answer
 * @param total from the start of its process until the first answer
 * @param warm the median of some more events
 * @param megabytes the most memory it had
 */
public record Run(
        double initialization, double first, double total, double warm, double megabytes) {
    private static final int WARM_EVENTS = 5;

    /** Starts it and asks it, again if a busy machine let it run out of time. */
    public static Run of(Start start, Workplace place) {
        return place.patiently(() -> once(start, place));
    }

    private static Run once(Start start, Workplace place) {
        var trigger = start.trigger();
        var event = trigger.event(place.services());
        try (var process = start.start(place.log())) {
            var ready = process.api().ready();
            var first = process.api().invoke(event);
            trigger.check(first.text());
            var warm = new ArrayList<Double>();
            for (var i = 0; i < WARM_EVENTS; i++) {
                var next = process.api().invoke(trigger.event(place.services()));
                trigger.check(next.text());
                warm.add(next.nanos() / 1e6);
            }
            return new Run(
                    (ready - process.started()) / 1e6,
                    first.nanos() / 1e6,
                    (first.nanoTime() - process.started()) / 1e6,
                    Spread.of(warm).median(),
                    process.peakMegabytes());
        }
    }

    /** How one of the figures came out in several runs. */
    public static Spread spread(Collection<Run> runs, ToDoubleFunction<Run> figure) {
        return Spread.of(List.copyOf(runs).stream().map(figure::applyAsDouble).toList());
    }
}
