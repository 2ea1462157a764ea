package cognitoverify.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is said to a program on its terminal, and what it says. */
final class Dialogue implements AutoCloseable {
    /** The first on a machine also downloads libraries. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Process process;
    private final BufferedReader heard;
    private final StringBuilder all = new StringBuilder();

    Dialogue(Path folder, List<String> command, Map<String, String> environment) {
        process = Program.start(folder, command, environment);
        heard = process.inputReader(UTF_8);
        // Nothing interrupts whoever listens, but the end of what is listened to.
        var _ =
                process.onExit()
                        .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(_ -> forceToEnd());
    }

    /** Listens until it says that, and returns the line; fails if it ends without. */
    String hear(String text) {
        try {
            for (var line = heard.readLine(); line != null; line = heard.readLine()) {
                all.append(line).append('\n');
                if (line.contains(text)) {
                    return line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("It never said \"%s\":%n%s".formatted(text, all));
    }

    void say(String line) {
        try {
            var writer = process.outputWriter(UTF_8);
            writer.write(line);
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it ends by itself. */
    int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramException("Interrupted", e);
        }
    }

    private Process forceToEnd() {
        Program.end(process);
        return process;
    }

    @Override
    public void close() {
        Program.end(process);
    }
}
