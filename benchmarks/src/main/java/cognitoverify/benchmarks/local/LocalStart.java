package cognitoverify.benchmarks.local;

import cognitoverify.benchmarks.lambda.Jdk;
import cognitoverify.benchmarks.lambda.Processors;
import cognitoverify.benchmarks.lambda.Programs;
import cognitoverify.benchmarks.report.Section;
import cognitoverify.benchmarks.report.Spread;
import cognitoverify.benchmarks.report.Table;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * From {@code ./mvnw -q -Plocal}, where nothing has changed since it was last built, to a page that
 * is served; beside it what Maven takes to do nothing at all, and the program without Maven.
 */
public final class LocalStart {
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final int PAGE_TIMEOUT_MILLIS = 1_000;
    private static final long FAREWELL_SECONDS = 30;

    private final Path repository;
    private final Path log;
    private final Consumer<String> progress;
    private final @Nullable String javaOnPath = javaOnPath();

    private LocalStart(Path repository, Consumer<String> progress) {
        this.repository = repository;
        this.progress = progress;
        log = repository.resolve("benchmarks/target/local-start.log");
    }

    private enum Way {
        PATH("`./mvnw -q -Plocal`, Maven on the path's Java"),
        JDK("`./mvnw -q -Plocal`, Maven on this JDK"),
        PROGRAM("the program without Maven"),
        NOTHING("Maven on this JDK, doing nothing (`-N initialize`)");

        private final String text;

        Way(String text) {
            this.text = text;
        }
    }

    /**
     * Measures each way that often, in turns, on all processors.
     *
     * @throws IllegalStateException with its words if Maven or the program fails
     */
    public static Section measure(Path repository, int times, Consumer<String> progress) {
        return new Section(
                "Start of the local stack", new LocalStart(repository, progress).body(times));
    }

    private String body(int times) {
        var ways = EnumSet.allOf(Way.class);
        if (javaOnPath == null) {
            ways.remove(Way.PATH);
        }
        progress.accept("Start of the local stack: builds it, if it has to");
        for (var way : List.of(Way.PATH, Way.JDK)) {
            if (ways.contains(way)) {
                run(way, this::awaitArchive);
            }
        }
        var seconds = new EnumMap<Way, List<Double>>(Way.class);
        for (var round = 1; round <= times; round++) {
            progress.accept("Start of the local stack: round " + round + " of " + times);
            for (var way : ways) {
                seconds.computeIfAbsent(way, _ -> new ArrayList<>()).add(run(way, _ -> {}));
            }
        }
        return """
        %d starts of each way, in turns; to the page, where there is one. Nothing has changed since the last build. The path's
        Java: %s.

        %s"""
                .formatted(
                        times, javaOnPath == null ? "none" : javaOnPath, table(seconds).markdown());
    }

    private static Table table(Map<Way, List<Double>> seconds) {
        var table = Table.of(1, "what", "s", "least / quartiles / most");
        seconds.forEach(
                (way, values) -> {
                    var spread = Spread.of(values);
                    table.row(way.text, spread.middle(), spread.around());
                });
        return table;
    }

    /** Its version; null where there is none. */
    private static @Nullable String javaOnPath() {
        var java = Programs.onPath("java");
        return java == null
                ? null
                : Jdk.run(List.of(java.toString(), "-version")).lines().findFirst().orElseThrow();
    }

    /** A run from its start to its end, as others see it. */
    private record Running(List<String> command, Process process, URI page) {}

    /**
     * Starts it, waits for its page or, where it has none, its end, and ends it.
     *
     * @param then is done before it is ended, and not measured
     * @return seconds
     */
    private double run(Way way, Consumer<Running> then) {
        var page = URI.create("http://127.0.0.1:" + freePort() + "/");
        var command = command(way, List.of("--port=" + page.getPort(), "--verify-port=0"));
        var started = System.nanoTime();
        var running = new Running(command, start(command, way), page);
        try {
            if (way == Way.NOTHING) {
                awaitEnd(running);
            } else {
                awaitPage(running);
            }
            var seconds = (System.nanoTime() - started) / 1e9;
            then.accept(running);
            return seconds;
        } finally {
            end(running.process);
        }
    }

    private List<String> command(Way way, List<String> arguments) {
        return switch (way) {
            case PATH, JDK -> maven("-Plocal", "-Darguments=" + String.join(" ", arguments));
            case PROGRAM -> program(arguments);
            case NOTHING -> maven("-N", "initialize");
        };
    }

    private static List<String> maven(String... arguments) {
        return Stream.concat(Stream.of("./mvnw", "-q"), Stream.of(arguments)).toList();
    }

    /** As the POM's profile {@code local} starts it where nothing has changed. */
    private List<String> program(List<String> arguments) {
        var command =
                Stream.of(
                        Jdk.program("java").toString(),
                        "-XX:+UseSerialGC",
                        "@" + javaArguments(),
                        "if-unchanged",
                        repository.toString());
        return Stream.concat(command, arguments.stream()).toList();
    }

    private Path javaArguments() {
        return repository.resolve("local-cognito/target/start/java-arguments");
    }

    private Process start(List<String> command, Way way) {
        var builder =
                new ProcessBuilder(Processors.onAll(command))
                        .directory(repository.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
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

    private void awaitEnd(Running running) {
        await(running, () -> !running.process.isAlive());
        if (running.process.exitValue() != 0) {
            throw failed(running, "failed");
        }
    }

    private void awaitPage(Running running) {
        await(running, () -> isServed(running.page) || !running.process.isAlive());
        if (!running.process.isAlive()) {
            throw failed(running, "ended without a page");
        }
    }

    /** The program makes it in the background, some seconds after its first start. */
    private void awaitArchive(Running running) {
        await(running, this::hasArchive);
    }

    private boolean hasArchive() {
        try {
            return Files.readString(javaArguments()).contains("-XX:SharedArchiveFile=");
        } catch (IOException notYet) {
            return false;
        }
    }

    private void await(Running running, BooleanSupplier condition) {
        var started = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - started > MOST.toNanos()) {
                throw failed(running, "has taken " + MOST.toMinutes() + " minutes");
            }
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed(running, "was interrupted");
            }
        }
    }

    private static boolean isServed(URI page) {
        try {
            var connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setConnectTimeout(PAGE_TIMEOUT_MILLIS);
            connection.setReadTimeout(PAGE_TIMEOUT_MILLIS);
            try (var in = connection.getInputStream()) {
                return in.readAllBytes().length > 0;
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    private IllegalStateException failed(Running running, String how) {
        try {
            return new IllegalStateException(
                    String.join(" ", running.command) + " " + how + "\n" + Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whoever started others with them: the next start is not to run beside what is left of this.
     */
    private static void end(Process process) {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        for (var one : all) {
            one.onExit().completeOnTimeout(one, FAREWELL_SECONDS, TimeUnit.SECONDS).join();
            one.destroyForcibly();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
