package cognitoverify.integration;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs other programs. */
final class Program {

    private static final File NOTHING = new File("/dev/null");
    private static final Duration UNAWARE = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(30);

    private Program() {}

    /** Where the environment's {@code PATH} has a program of that name; null if nowhere. */
    static @Nullable Path find(String name, Map<String, String> environment) {
        return first(places(name, environment));
    }

    /** Where it is: what the variable says, else what {@code PATH} leads to, else null. */
    static @Nullable Path find(String variable, String name, Map<String, String> environment) {
        var named = environment.getOrDefault(variable, "");
        return first(named.isBlank() ? places(name, environment) : Stream.of(Path.of(named)));
    }

    /** All places where the environment's {@code PATH} would have it. */
    static Stream<Path> places(String name, Map<String, String> environment) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .map(folder -> Path.of(folder, name));
    }

    /** The first that can be run, null if none can. */
    static @Nullable Path first(Stream<Path> places) {
        return places.filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(Path::toAbsolutePath)
                .orElse(null);
    }

    /** What a program left behind. */
    record Ended(int exitCode, String output, String errors) {}

    static Ended run(Path folder, Duration atMost, List<String> command) {
        return run(folder, atMost, command, Map.of());
    }

    /**
     * Runs a program to its end, with nothing to read.
     *
     * @throws ProgramException if there is no such program, or it takes too long
     */
    static Ended run(
            Path folder, Duration atMost, List<String> command, Map<String, String> environment) {
        return run(folder, atMost, command, environment, "");
    }

    /** Runs a program that reads a text. */
    static Ended run(
            Path folder,
            Duration atMost,
            List<String> command,
            Map<String, String> environment,
            String input) {
        try (var files = new TemporaryFolder("program")) {
            var read = Files.writeString(files.path().resolve("input"), input);
            var output = files.path().resolve("output");
            var errors = files.path().resolve("errors");
            var builder = builder(folder, command, environment).redirectInput(read.toFile());
            var process =
                    start(builder.redirectOutput(output.toFile()).redirectError(errors.toFile()));
            try {
                if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new ProgramException(
                            "Took more than %s: %s%n%s"
                                    .formatted(atMost, command, Files.readString(errors)));
                }
            } finally {
                end(process);
            }
            return new Ended(
                    process.exitValue(), Files.readString(output), Files.readString(errors));
        } catch (IOException e) {
            throw new ProgramException("No output of " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramException("Interrupted: " + command, e);
        }
    }

    /** Starts a program that writes all that it has to say to a file. */
    static Process start(
            Path folder, List<String> command, Map<String, String> environment, Path log) {
        return start(
                builder(folder, command, environment)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile()));
    }

    /** Starts a program to talk with: it reads what is written to it, and is heard. */
    static Process start(Path folder, List<String> command, Map<String, String> environment) {
        return start(
                builder(folder, command, environment)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.PIPE));
    }

    /** Asks it to end, so that it can tidy up, and if it takes long, makes it. */
    static void end(Process process) {
        askToEnd(process);
        try {
            if (!process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * When the tests are interrupted. A Ctrl-C reaches it, too, and a second signal would interrupt
     * its tidying up: so it gets one only if it seems not to know.
     */
    private static void endWithTheTests(Process process) {
        try {
            if (!process.waitFor(UNAWARE.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** And what it has started, which would go on without it. */
    private static void askToEnd(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static ProcessBuilder builder(
            Path folder, List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(NOTHING));
        builder.environment().putAll(environment);
        return builder;
    }

    private static Process start(ProcessBuilder builder) {
        try {
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endWithTheTests(process)));
            return process;
        } catch (IOException e) {
            throw new ProgramException("Can't start " + builder.command(), e);
        }
    }
}
