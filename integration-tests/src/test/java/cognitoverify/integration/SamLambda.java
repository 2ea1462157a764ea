package cognitoverify.integration;

import cognitoverify.lambda.Event;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The built functions behind Lambda's API for invoking them, each in a container that stays for the
 * next call: {@code sam local start-lambda}.
 */
final class SamLambda implements Functions, AutoCloseable {

    /** What they run in, of this machine's kind, so that nothing is emulated. */
    static final String IMAGE = "public.ecr.aws/lambda/java:25-" + architecture();

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration CALL = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path log;
    private final Process process;
    private final URI address;

    private SamLambda(Path log, Process process, URI address) {
        this.log = log;
        this.process = process;
        this.address = address;
    }

    /**
     * Options of all of {@code sam local}. What it takes from {@code samconfig.toml} besides is
     * tested by that.
     *
     * @param variables file with the functions' environment
     */
    static List<String> options(Path variables) {
        return List.of(
                "--env-vars",
                variables.toString(),
                // DockerCondition has seen to it that it is there.
                "--skip-pull-image",
                "--parameter-overrides",
                // The longest: in a busy machine's container a JVM takes its time to start.
                "FunctionTimeout=60 Architecture=" + architecture());
    }

    /** Starts it in the folder of a built project; the log stays when it has ended. */
    static SamLambda start(Path project, Path variables, Path log) {
        var port = freePort();
        var arguments = new ArrayList<>(List.of("local", "start-lambda"));
        arguments.addAll(List.of("--port", String.valueOf(port)));
        arguments.addAll(options(variables));
        var process = Program.start(project, Sam.command(arguments), Sam.environment(), log);
        var lambda =
                new SamLambda(log, process, URI.create("http://127.0.0.1:%d/".formatted(port)));
        try {
            lambda.awaitStart();
            return lambda;
        } catch (RuntimeException e) {
            lambda.close();
            throw e;
        }
    }

    @Override
    public JsonNode invoke(String function, Event event) {
        var request =
                HttpRequest.newBuilder(
                                address.resolve(
                                        "2015-03-31/functions/%s/invocations".formatted(function)))
                        .timeout(CALL)
                        .POST(HttpRequest.BodyPublishers.ofString(event.json()))
                        .build();
        try {
            var answer = send(request);
            if (answer.statusCode() != 200
                    || answer.headers().firstValue("x-amz-function-error").isPresent()
                    || answer.body().isBlank()) {
                throw failure(function + " answered " + answer.statusCode() + answer.body());
            }
            return Event.parse(answer.body()).node().path("response");
        } catch (IOException e) {
            throw failure(function + ": " + e);
        }
    }

    /** Where it listens. */
    URI address() {
        return address;
    }

    /** All that SAM and the functions have written. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it, upon which it removes its containers. */
    @Override
    public void close() {
        Program.end(process);
    }

    private void awaitStart() {
        var end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("sam local start-lambda didn't start:\n" + log());
            }
            pause();
        }
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(address).timeout(CALL).build()).statusCode() > 0;
        } catch (IOException _) {
            return false;
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private AssertionError failure(String what) {
        return new AssertionError(what + "\n" + log());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A port that nobody listens on. */
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This machine's, as SAM calls it. */
    static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    }
}
