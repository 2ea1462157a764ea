package cognitoverify.benchmarks.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The JDK that runs this, which also runs the functions. */
public final class Jdk {
    private Jdk() {}

    /** One of its programs. */
    public static Path program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    /**
     * Runs a program to its end.
     *
     * @return what it wrote
     * @throws IllegalStateException with its words if it fails
     */
    public static String run(List<String> command) {
        return run(command, Path.of(""));
    }

    /** Runs a program in a folder, to its end. */
    public static String run(List<String> command, Path folder) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(folder.toAbsolutePath().toFile())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + "\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
