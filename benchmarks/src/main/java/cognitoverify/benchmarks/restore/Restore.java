package cognitoverify.benchmarks.restore;

import cognitoverify.benchmarks.lambda.Start;
import cognitoverify.benchmarks.lambda.Trigger;
import cognitoverify.benchmarks.lambda.Workplace;
import cognitoverify.benchmarks.report.Section;
import cognitoverify.benchmarks.report.Spread;
import cognitoverify.benchmarks.report.Table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The first event after the hooks, against a warm one. The process goes through SnapStart's
 * protocol: it is initialized, runs its hooks, and asks to be restored. The answer to that is where
 * Lambda would have made the copy; here the same process goes on.
 */
public final class Restore {
    /** Events that are not counted, then those that are. */
    private static final int WARM_UP = 50;

    private static final int WARM = 50;

    /** Without it the function's hooks are told to nobody, so nothing is rehearsed. */
    private static final String NO_HOOKS = "-Dorg.crac.Core.Compat=nobody";

    private final Workplace place;
    private final List<Way> ways = new ArrayList<>();
    private final Map<Way, List<Measured>> runs = new HashMap<>();

    /** As deployed, with the ledger. */
    private record Way(String name, Trigger trigger, boolean isRehearsed) {}

    /** In milliseconds. */
    private record Measured(double initialization, double restore, double first, double warm) {}

    private Restore(Workplace place) {
        this.place = place;
        for (var trigger : List.of(Trigger.DEFINE, Trigger.CREATE, Trigger.VERIFY)) {
            ways.add(new Way("rehearsed", trigger, true));
            if (trigger.asks()) {
                ways.add(new Way("not rehearsed", trigger, false));
            }
        }
    }

    /** Measures each way that often. */
    public static Section measure(Workplace place, int times) {
        return new Restore(place).measure(times);
    }

    private Section measure(int times) {
        for (var round = 0; round <= times; round++) {
            place.progress()
                    .accept(
                            round == 0
                                    ? "Restore: a round that doesn't count"
                                    : "Restore: round " + round + " of " + times);
            for (var way : ways) {
                var measured = place.patiently(() -> once(way));
                if (round > 0) {
                    runs.computeIfAbsent(way, _ -> new ArrayList<>()).add(measured);
                }
            }
        }
        var table =
                Table.of(
                        2,
                        "function",
                        "how",
                        "first event, ms",
                        "least / quartiles / most",
                        "a warm event, ms",
                        "first : warm",
                        "classes loaded by it",
                        "the hook after the restore, ms",
                        "initialization and the hook before the snapshot, ms");
        for (var way : ways) {
            var first = spread(way, Measured::first);
            var warm = spread(way, Measured::warm);
            table.row(
                    way.trigger().label(),
                    way.name(),
                    first.middle(),
                    first.around(),
                    warm.middle(),
                    first.times(warm),
                    Long.toString(classes(way)),
                    spread(way, Measured::restore).middle(),
                    spread(way, Measured::initialization).middle());
        }
        return new Section(
                "First event after a restore",
                """
                %d processes for each way, in turns, through SnapStart's protocol; what was not done is the copy itself. A warm event
                is the median of the %dth to the %dth. Twilio, SSM, DynamoDB and the credentials' address are the same for all.
                The hook after the restore reads the credentials and the secret; where it isn't rehearsed, the first event does. Here all
                of them are one server: where they are three, as with AWS, the first event opens two more connections than here. Create
                and verify have the ledger.

                %s"""
                        .formatted(times, WARM_UP, WARM_UP + WARM, table.markdown()));
    }

    private Measured once(Way way) {
        var event = way.trigger().event(place.services());
        try (var process = start(way, List.of()).start(place.log())) {
            var initialized = process.api().readyForSnapshot();
            var restored = process.api().restore();
            var ready = process.api().ready();
            var first = process.api().invoke(event);
            way.trigger().check(first.text());
            var warm = new ArrayList<Double>();
            for (var i = 0; i < WARM_UP + WARM; i++) {
                var next = process.api().invoke(way.trigger().event(place.services()));
                if (i >= WARM_UP) {
                    way.trigger().check(next.text());
                    warm.add(next.nanos() / 1e6);
                }
            }
            return new Measured(
                    (initialized - process.started()) / 1e6,
                    (ready - restored) / 1e6,
                    first.nanos() / 1e6,
                    Spread.of(warm).median());
        }
    }

    /** Classes that the first event loads, in a process that logs them. */
    private long classes(Way way) {
        var log = place.folder().resolve("classes.log");
        var event = way.trigger().event(place.services());
        try (var process = start(way, List.of("-Xlog:class+load:file=" + log)).start(place.log())) {
            process.api().readyForSnapshot();
            process.api().restore();
            process.api().ready();
            var before = lines(log);
            process.api().invoke(event);
            return lines(log) - before;
        }
    }

    private Start start(Way way, List<String> options) {
        var start = place.snapStart(way.trigger(), options, way.trigger().asks());
        return way.isRehearsed() ? start : start.withOption(NO_HOOKS);
    }

    private Spread spread(Way way, ToDoubleFunction<Measured> figure) {
        return Spread.of(
                runs.getOrDefault(way, List.of()).stream().map(figure::applyAsDouble).toList());
    }

    private static long lines(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
