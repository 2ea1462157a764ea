package cognitoverify.benchmarks.lambda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A function's process, from its start on.
 *
 * @param api what it asks for events
 * @param started when it was started, as {@link System#nanoTime()} counts
 */
public record FunctionProcess(Process process, RuntimeApi api, long started)
        implements AutoCloseable {
    private static final long FAREWELL_SECONDS = 60;
    private static final File NOTHING = new File("/dev/null");

    /**
     * Starts it, with nothing in its environment but what is given here and what Lambda sets.
     *
     * @param folder its working folder, which Lambda calls the task root
     * @param log takes what it writes
     */
    public static FunctionProcess start(
            List<String> command,
            String handler,
            Map<String, String> environment,
            Path folder,
            Path log) {
        var api = RuntimeApi.start();
        var builder =
                new ProcessBuilder(Processors.onOneAlone(command))
                        .directory(folder.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        var variables = builder.environment();
        variables.clear();
        variables.putAll(
                Map.of(
                        "AWS_LAMBDA_RUNTIME_API", api.address(),
                        "AWS_LAMBDA_FUNCTION_NAME", "benchmark",
                        "AWS_LAMBDA_FUNCTION_VERSION", "1",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                        "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                        "LAMBDA_TASK_ROOT", folder.toString(),
                        "LANG", "C.UTF-8",
                        "PATH", "/usr/local/bin:/usr/bin:/bin",
                        "TZ", "UTC",
                        "_HANDLER", handler));
        variables.putAll(environment);
        try {
            var now = System.nanoTime();
            return new FunctionProcess(builder.start(), api, now);
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException(e);
        }
    }

    /** The most memory that it ever had resident, in MB; what it shares with others included. */
    public double peakMegabytes() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .map(kilobytes -> kilobytes / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException notLinux) {
            return Double.NaN;
        }
    }

    /** Waits until somebody else has ended it, and its number is free. */
    public void awaitEnd() {
        try {
            process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to end, and waits until it has: a JVM writes its cache then. */
    public void end() {
        process.destroy();
        awaitEnd();
        close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
        api.close();
    }
}
