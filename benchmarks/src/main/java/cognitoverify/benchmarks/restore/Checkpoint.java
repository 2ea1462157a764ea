package cognitoverify.benchmarks.restore;

import cognitoverify.benchmarks.lambda.Jdk;
import cognitoverify.benchmarks.lambda.Processors;
import cognitoverify.benchmarks.lambda.Programs;
import cognitoverify.benchmarks.lambda.Run;
import cognitoverify.benchmarks.lambda.Trigger;
import cognitoverify.benchmarks.lambda.Workplace;
import cognitoverify.benchmarks.report.Section;
import cognitoverify.benchmarks.report.Spread;
import cognitoverify.benchmarks.report.Table;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A restore seen from outside: CRIU writes the process to files when it asks to be restored, ends
 * it, and makes it again. Its connection to the Runtime API, on which it waits, goes along.
 */
public final class Checkpoint {

    private final Workplace place;
    private final String criu;

    private Checkpoint(Workplace place, String criu) {
        this.place = place;
        this.criu = criu;
    }

    /** In milliseconds. */
    private record Restored(double process, double answer, double megabytes) {}

    /** Measures each function that often, against Node's cold start; says why if it can't. */
    public static Section measure(Workplace place, int times) {
        var title = "A restored process";
        var criu = criu();
        if (criu == null) {
            return new Section(title, "Left out: CRIU is not on this machine.\n");
        }
        try {
            Jdk.run(List.of(criu, "check"));
        } catch (IllegalStateException useless) {
            return new Section(
                    title, "Left out: CRIU can't work on this kernel, or not as this user.\n");
        }
        return new Section(title, new Checkpoint(place, criu).body(times));
    }

    /** From the variable {@code CRIU}, else from the path; null if there is none. */
    private static @Nullable String criu() {
        var named = System.getenv("CRIU");
        if (named != null) {
            return named;
        }
        var criu = Programs.onPath("criu");
        return criu == null ? null : criu.toString();
    }

    private String body(int times) {
        var runs = new EnumMap<Trigger, List<Restored>>(Trigger.class);
        var nodes = new EnumMap<Trigger, List<Double>>(Trigger.class);
        for (var round = 1; round <= times; round++) {
            place.progress().accept("Restored process: round " + round + " of " + times);
            for (var trigger : List.of(Trigger.CREATE, Trigger.VERIFY)) {
                var restored = place.patiently(() -> once(trigger));
                var node = node(trigger);
                runs.computeIfAbsent(trigger, _ -> new ArrayList<>()).add(restored);
                nodes.computeIfAbsent(trigger, _ -> new ArrayList<>()).addAll(node);
            }
        }
        return table(times, runs, nodes);
    }

    private String table(
            int times, Map<Trigger, List<Restored>> runs, Map<Trigger, List<Double>> nodes) {
        var table =
                Table.of(
                        1,
                        "function",
                        "first answer, ms",
                        "least / quartiles / most",
                        "of it CRIU, ms",
                        "Node's cold start in turns with it, ms",
                        "× Node",
                        "files, MB");
        runs.forEach(
                (trigger, all) -> {
                    var answer = Spread.of(all.stream().map(Restored::answer).toList());
                    var others = nodes.getOrDefault(trigger, List.of());
                    table.row(
                            trigger.label(),
                            answer.middle(),
                            answer.around(),
                            Spread.of(all.stream().map(Restored::process).toList()).middle(),
                            others.isEmpty() ? "" : Spread.of(others).middle(),
                            others.isEmpty() ? "" : answer.times(Spread.of(others)),
                            Spread.of(all.stream().map(Restored::megabytes).toList()).middle());
                });
        return """
        %d processes of each function, rehearsed, written by CRIU (%s) and made again from files that are in memory: from the start
        of CRIU to the first answer. Lambda does the same with a whole virtual machine, and fetches what is touched.

        %s"""
                .formatted(times, version(), table.markdown());
    }

    private String version() {
        return Jdk.run(List.of(criu, "--version"))
                .lines()
                .findFirst()
                .orElse("")
                .replace("Version: ", "");
    }

    private List<Double> node(Trigger trigger) {
        var node = place.node();
        return node == null ? List.of() : List.of(Run.of(place.node(trigger, node), place).total());
    }

    private Restored once(Trigger trigger) {
        var images = emptyFolder();
        var start = place.snapStart(trigger, List.of("-XX:-UsePerfData"), false);
        try (var process = start.start(place.log())) {
            var event = trigger.event(place.services());
            var pid = process.process().pid();
            process.api().readyForSnapshot();
            Jdk.run(command("dump", images, "-t", Long.toString(pid)));
            process.awaitEnd();
            var begin = System.nanoTime();
            Jdk.run(Processors.onOneAlone(command("restore", images, "-d")));
            var restored = process.api().restore();
            try {
                process.api().ready();
                var answer = process.api().invoke(event);
                trigger.check(answer.text());
                return new Restored(
                        (restored - begin) / 1e6,
                        (answer.nanoTime() - begin) / 1e6,
                        megabytes(images));
            } finally {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private List<String> command(String what, Path images, String... more) {
        var command =
                new ArrayList<>(
                        List.of(
                                criu,
                                what,
                                "-D",
                                images.toString(),
                                "-o",
                                what + ".log",
                                "--shell-job",
                                "--tcp-established",
                                "--network-lock",
                                "skip"));
        command.addAll(List.of(more));
        return command;
    }

    private Path emptyFolder() {
        var folder = place.folder().resolve("checkpoint");
        try {
            Files.createDirectories(folder);
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    if (!file.equals(folder)) {
                        Files.delete(file);
                    }
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double megabytes(Path folder) {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum() / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
