package cognitoverify.benchmarks.cold;

import cognitoverify.benchmarks.lambda.AotCaches;
import cognitoverify.benchmarks.lambda.Run;
import cognitoverify.benchmarks.lambda.Runtimes.Layout;
import cognitoverify.benchmarks.lambda.Start;
import cognitoverify.benchmarks.lambda.Trigger;
import cognitoverify.benchmarks.lambda.Workplace;
import cognitoverify.benchmarks.report.Plot;
import cognitoverify.benchmarks.report.Section;
import cognitoverify.benchmarks.report.Table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of a function's process to its first answer, without SnapStart: our functions in
 * several ways, and the same functions for Node. All ways take turns, so that whatever the machine
 * does besides hits them alike.
 */
public final class ColdStart {
    private final Workplace place;
    private final AotCaches caches;
    private final List<Way> ways = new ArrayList<>();
    private final Map<Way, List<Run>> runs = new HashMap<>();
    private final Table use =
            Table.of(1, "cache", "classes from it", "classes in all", "size of the cache, MB");

    /** One way to start one function. */
    private record Way(String name, Start start, boolean isOurs) {
        Trigger trigger() {
            return start.trigger();
        }
    }

    /**
     * What came out.
     *
     * @param plot the picture's text
     */
    public record Outcome(Section section, String plot) {}

    private ColdStart(Workplace place) {
        this.place = place;
        this.caches = new AotCaches(place);
    }

    /** Measures each way that often. */
    public static Outcome measure(Workplace place, int times) {
        return new ColdStart(place).measure(times);
    }

    private Outcome measure(int times) {
        prepare();
        for (var round = 0; round <= times; round++) {
            place.progress()
                    .accept(
                            round == 0
                                    ? "Cold start: a round that doesn't count"
                                    : "Cold start: round " + round + " of " + times);
            for (var way : ways) {
                var run = Run.of(way.start(), place);
                if (round > 0) {
                    runs.computeIfAbsent(way, _ -> new ArrayList<>()).add(run);
                }
            }
        }
        return new Outcome(new Section("Cold start without SnapStart", body(times)), plot());
    }

    private void prepare() {
        var client = caches.train(Trigger.EMPTY, Layout.TASK_ROOT);
        used("of the runtime alone, empty function", Trigger.EMPTY, Layout.TASK_ROOT, client);
        for (var trigger : Trigger.values()) {
            java(trigger, "Java, no AOT cache", Layout.TASK_ROOT, List.of(), false);
            java(
                    trigger,
                    "Java, the runtime's AOT cache",
                    Layout.TASK_ROOT,
                    AotCaches.options(client),
                    false);
            if (trigger.asks()) {
                java(
                        trigger,
                        "the same with the ledger",
                        Layout.TASK_ROOT,
                        AotCaches.options(client),
                        true);
            }
            if (trigger != Trigger.EMPTY) {
                own(trigger, "Java, own AOT cache, ZIP", Layout.TASK_ROOT);
                own(trigger, "Java, own AOT cache, image", Layout.CLASS_PATH);
            }
            var node = place.node();
            if (node != null) {
                ways.add(new Way("Node " + node.version(), place.node(trigger, node), false));
            }
        }
    }

    private void own(Trigger trigger, String name, Layout layout) {
        var cache = caches.train(trigger, layout);
        used(trigger.label() + ", " + name.replace("Java, ", ""), trigger, layout, cache);
        java(trigger, name, layout, AotCaches.options(cache), false);
    }

    private void java(
            Trigger trigger, String name, Layout layout, List<String> options, boolean hasLedger) {
        ways.add(new Way(name, place.java(trigger, layout, options, hasLedger), true));
    }

    private void used(String name, Trigger trigger, Layout layout, Path cache) {
        var counts = caches.use(trigger, layout, cache);
        use.row(
                name,
                "%,d".formatted(counts.shared()),
                "%,d".formatted(counts.loaded()),
                Long.toString(cache.toFile().length() / 1_000_000));
    }

    private String body(int times) {
        var table =
                Table.of(
                        2,
                        "function",
                        "how",
                        "first answer, ms",
                        "least / quartiles / most",
                        "× Node",
                        "of it initialization, ms",
                        "first event, ms",
                        "a warm event, ms",
                        "peak memory, MB");
        ways.forEach(way -> table.row(row(way)));
        return """
        %d runs of each way, in turns. %s

        %s
        Packages, unzipped: define %.1f MB, create %.1f MB, verify %.1f MB.

        What the caches do for a start:

        %s"""
                .formatted(
                        times,
                        place.node() == null
                                ? "There was no Node on this machine."
                                : "× Node compares medians with the same function for Node.",
                        table.markdown(),
                        place.packages().megabytes(Trigger.DEFINE),
                        place.packages().megabytes(Trigger.CREATE),
                        place.packages().megabytes(Trigger.VERIFY),
                        use.markdown());
    }

    private List<String> row(Way way) {
        var measured = runs(way);
        var total = Run.spread(measured, Run::total);
        var node =
                ways.stream()
                        .filter(other -> !other.isOurs() && other.trigger() == way.trigger())
                        .map(other -> total.times(Run.spread(runs(other), Run::total)))
                        .findFirst()
                        .orElse("");
        return List.of(
                way.trigger().label(),
                way.name(),
                total.middle(),
                total.around(),
                node,
                Run.spread(measured, Run::initialization).middle(),
                Run.spread(measured, Run::first).middle(),
                Run.spread(measured, Run::warm).middle(),
                Run.spread(measured, Run::megabytes).middle());
    }

    private List<Run> runs(Way way) {
        return runs.getOrDefault(way, List.of());
    }

    private String plot() {
        var plot = Plot.of("From the start of the process to the first answer", "milliseconds");
        for (var trigger : Trigger.values()) {
            var bars =
                    ways.stream()
                            .filter(way -> way.trigger() == trigger)
                            .map(
                                    way ->
                                            new Plot.Bar(
                                                    way.name(),
                                                    Run.spread(runs(way), Run::total),
                                                    way.isOurs()))
                            .toList();
            plot.group(new Plot.Group(trigger.label(), bars));
        }
        return plot.svg();
    }
}
