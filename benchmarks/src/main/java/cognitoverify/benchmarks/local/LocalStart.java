package cognitoverify.benchmarks.local;

import cognitoverify.benchmarks.lambda.Jdk;
import cognitoverify.benchmarks.lambda.Processors;
import cognitoverify.benchmarks.report.Section;
import cognitoverify.benchmarks.report.Spread;
import cognitoverify.benchmarks.report.Table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * From {@code ./mvnw -q -Plocal}, where nothing has changed since it was last built, to a page that
 * is served; beside it what Maven takes to do nothing at all, and the program without Maven.
 */
public final class LocalStart {
    private static final Duration BUILD = Duration.ofMinutes(10);
    private static final Duration FAREWELL = Duration.ofSeconds(30);

    /** After 5 s the program begins to make its archive of classes, which takes some more. */
    private static final Duration ARCHIVE = Duration.ofSeconds(20);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final Path repository;
    private final Consumer<String> progress;

    private LocalStart(Path repository, Consumer<String> progress) {
        this.repository = repository;
        this.progress = progress;
    }

    private enum Way {
        PATH("`./mvnw -q -Plocal`, Maven on the path's `java`"),
        JDK("`./mvnw -q -Plocal`, Maven on this JDK"),
        PROGRAM("the program without Maven"),
        NOTHING("Maven on this JDK, doing nothing (`-N initialize`)");

        final String text;

        Way(String text) {
            this.text = text;
        }
    }

    /** Measures each way that often, in turns, on all processors. */
    public static Section measure(Path repository, int times, Consumer<String> progress) {
        return new Section(
                "Start of the local stack", new LocalStart(repository, progress).body(times));
    }

    private String body(int times) {
        progress.accept("Start of the local stack: builds it, if it has to");
        untilThePage(Way.JDK, ARCHIVE);
        var seconds = new EnumMap<Way, List<Double>>(Way.class);
        for (var round = 1; round <= times; round++) {
            progress.accept("Start of the local stack: round " + round + " of " + times);
            for (var way : Way.values()) {
                var took = way == Way.NOTHING ? ofNothing() : untilThePage(way, Duration.ZERO);
                seconds.computeIfAbsent(way, _ -> new ArrayList<>()).add(took);
            }
        }
        return """
        %d starts of each way, in turns; from the command to the page. Nothing has changed since the last build.

        %s"""
                .formatted(times, table(seconds).markdown());
    }

    private static Table table(Map<Way, List<Double>> seconds) {
        var table = Table.of(1, "what", "until the page, s", "least / quartiles / most");
        seconds.forEach(
                (way, values) -> {
                    var spread = Spread.of(values);
                    table.row(way.text, spread.middle(), spread.around());
                });
        return table;
    }

    private double ofNothing() {
        var started = System.nanoTime();
        try {
            var maven = start(maven("-N", "initialize"), Way.NOTHING);
            if (!maven.waitFor(BUILD.toSeconds(), TimeUnit.SECONDS) || maven.exitValue() != 0) {
                throw new IllegalStateException("./mvnw -N initialize failed");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return secondsSince(started);
    }

    /** And how long it stays there. */
    private double untilThePage(Way way, Duration stay) {
        var page = URI.create("http://127.0.0.1:" + freePort() + "/");
        var arguments = "--port=" + page.getPort() + " --verify-port=0";
        var command =
                way == Way.PROGRAM
                        ? program(arguments)
                        : maven("-Plocal", "-Darguments=" + arguments);
        var started = System.nanoTime();
        var process = start(command, way);
        try {
            while (!isServed(page)) {
                if (!process.isAlive() || secondsSince(started) > BUILD.toSeconds()) {
                    throw new IllegalStateException("No page by " + String.join(" ", command));
                }
                Thread.sleep(LOOK_AGAIN);
            }
            var seconds = secondsSince(started);
            Thread.sleep(stay);
            return seconds;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            end(process);
        }
    }

    private static List<String> maven(String... arguments) {
        var command = new ArrayList<>(List.of("./mvnw", "-q"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** As Maven starts it, where nothing has changed. */
    private List<String> program(String arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Jdk.program("java").toString(),
                                "-XX:+UseSerialGC",
                                "@local-cognito/target/start/java-arguments",
                                "if-unchanged",
                                repository.toString()));
        command.addAll(List.of(arguments.split(" ", -1)));
        return command;
    }

    private Process start(List<String> command, Way way) {
        var builder =
                new ProcessBuilder(Processors.onAll(command))
                        .directory(repository.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        if (way == Way.PATH) {
            builder.environment().remove("JAVA_HOME");
        } else {
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isServed(URI page) {
        try {
            var connection = (HttpURLConnection) page.toURL().openConnection();
            try (var in = connection.getInputStream()) {
                return in.readAllBytes().length > 0;
            }
        } catch (ConnectException notYet) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program first: Maven waits for it. */
    private static void end(Process process) {
        var all = process.descendants().toList().reversed();
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double secondsSince(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
