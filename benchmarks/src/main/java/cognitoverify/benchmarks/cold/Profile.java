package cognitoverify.benchmarks.cold;

import cognitoverify.benchmarks.lambda.Runtimes.Layout;
import cognitoverify.benchmarks.lambda.Trigger;
import cognitoverify.benchmarks.lambda.Workplace;
import cognitoverify.benchmarks.report.Section;
import cognitoverify.benchmarks.report.Spread;
import cognitoverify.benchmarks.report.Table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Where the time of a cold start goes, by the JVM's log of the classes it loads. */
public final class Profile {
    private static final int RUNS = 5;
    private static final String CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final Workplace place;
    private final Map<Trigger, List<Phases>> phases = new EnumMap<>(Trigger.class);
    private final Map<Trigger, List<LoadedClass>> before = new EnumMap<>(Trigger.class);
    private final Map<Trigger, List<LoadedClass>> during = new EnumMap<>(Trigger.class);

    /** In milliseconds. */
    private record Phases(double jvm, double client, double construction, double event) {}

    private Profile(Workplace place) {
        this.place = place;
    }

    /** Looks at each function a few times. */
    public static Section measure(Workplace place) {
        return new Profile(place).measure();
    }

    private Section measure() {
        for (var round = 1; round <= RUNS; round++) {
            place.progress().accept("Profile: round " + round + " of " + RUNS);
            for (var trigger : Trigger.values()) {
                phases.computeIfAbsent(trigger, _ -> new ArrayList<>()).add(once(trigger));
            }
        }
        var times =
                Table.of(
                        1,
                        "median, ms",
                        "JVM, until Lambda's client",
                        "client, until the handler's class",
                        "handler and serializer made, first event asked for",
                        "first event");
        phases.forEach(
                (trigger, all) ->
                        times.row(
                                trigger.label(),
                                middle(all, Phases::jvm),
                                middle(all, Phases::client),
                                middle(all, Phases::construction),
                                middle(all, Phases::event)));
        return new Section(
                "Where the time of a cold start goes",
                """
                Without an AOT cache, %d starts of each; writing the log makes them slower than those above.

                %s
                Classes loaded until the first event was asked for + by the first event:

                %s"""
                        .formatted(RUNS, times.markdown(), classes().markdown()));
    }

    private Phases once(Trigger trigger) {
        var log = place.folder().resolve("classes.log");
        var options = List.of(LoadedClass.OPTION.formatted(log));
        var event = trigger.event(place.services());
        var epoch = System.currentTimeMillis() * 1e6 - System.nanoTime();
        try (var process =
                place.java(trigger, Layout.TASK_ROOT, options, false).start(place.log())) {
            var ready = process.api().ready();
            var untilReady = Files.readAllLines(log).size();
            var answer = process.api().invoke(event);
            var lines = Files.readAllLines(log);
            var initial = LoadedClass.parse(lines.subList(0, untilReady));
            before.put(trigger, initial);
            during.put(trigger, LoadedClass.parse(lines.subList(untilReady, lines.size())));
            var start = (process.started() + epoch) / 1e6;
            var client = when(initial, CLIENT);
            var handler = when(initial, trigger.className());
            return new Phases(
                    client - start,
                    handler - client,
                    (ready + epoch) / 1e6 - handler,
                    answer.nanos() / 1e6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double when(List<LoadedClass> classes, String name) {
        return classes.stream()
                .filter(one -> one.name().equals(name))
                .mapToDouble(LoadedClass::millis)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Never loaded: " + name));
    }

    private Table classes() {
        var columns = new ArrayList<String>();
        columns.add("function");
        Arrays.stream(Origin.values()).map(Origin::label).forEach(columns::add);
        columns.add("all");
        var table = Table.of(1, columns.toArray(String[]::new));
        for (var trigger : Trigger.values()) {
            var row = new ArrayList<String>();
            row.add(trigger.label());
            var initial = before.getOrDefault(trigger, List.of());
            var later = during.getOrDefault(trigger, List.of());
            for (var origin : Origin.values()) {
                row.add(count(initial, origin) + " + " + count(later, origin));
            }
            row.add(initial.size() + " + " + later.size());
            table.row(row);
        }
        return table;
    }

    private static long count(List<LoadedClass> classes, Origin origin) {
        return classes.stream().filter(one -> one.origin() == origin).count();
    }

    private static String middle(List<Phases> all, ToDoubleFunction<Phases> figure) {
        return Spread.of(all.stream().map(figure::applyAsDouble).toList()).middle();
    }
}
