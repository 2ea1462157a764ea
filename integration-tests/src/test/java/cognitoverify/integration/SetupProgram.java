package cognitoverify.integration;

import cognitoverify.integration.Program.Ended;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The operator's command line tool as it is packed: a program of its own, with what its one jar has
 * and nothing else.
 */
final class SetupProgram {
    /** Reading a stack takes several calls of AWS, and a machine may be busy. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Map<String, String> environment;

    /** A tool that finds these variables, and of AWS's only these. */
    SetupProgram(Map<String, String> environment) {
        this.environment = new HashMap<>(Sam.environment());
        // Whoever runs the tests may have accounts of their own.
        this.environment.put("AWS_CONFIG_FILE", "/nowhere");
        this.environment.put("AWS_SHARED_CREDENTIALS_FILE", "/nowhere");
        this.environment.put("AWS_PROFILE", "");
        this.environment.put("TWILIO_API_KEY_SID", "");
        this.environment.put("VERIFY_SERVICE_SID", "");
        this.environment.putAll(environment);
    }

    /** Runs a command that has nothing to read. */
    Ended run(String... arguments) {
        return reading("", arguments);
    }

    /** Runs a command that reads a text. */
    Ended reading(String input, String... arguments) {
        return Program.run(Path.of(""), LONGEST, command(arguments), environment, input);
    }

    /** Starts a command whose input is still open. */
    Process start(String... arguments) {
        return Program.start(Path.of(""), command(arguments), environment);
    }

    /** The variables that it finds. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    static List<String> command(String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // As setup.sh does.
        var program =
                Stream.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar().toString());
        return Stream.concat(program, Stream.of(arguments)).toList();
    }

    private static Path jar() {
        try (var files = Files.list(Path.of("..", "setup", "target"))) {
            return files.filter(file -> file.getFileName().toString().matches("setup-.*-all\\.jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
