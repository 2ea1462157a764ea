package cognitoverify.benchmarks.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's Runtime API for one function's process: gives it events, takes its answers, and knows
 * when it asked and answered.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
public final class RuntimeApi implements AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime/";
    private static final long PATIENCE_SECONDS = 60;
    private static final long TIMEOUT_MILLIS = 10_000;

    private final HttpServer server;
    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> restores = new LinkedBlockingQueue<>();

    /** What the process said, and when. */
    private record Said(What what, long nanoTime, String text) {}

    private enum What {
        READY,
        SNAPSHOT,
        ANSWER,
        FAILURE
    }

    /**
     * An invocation's answer.
     *
     * @param nanoTime when it had arrived, as {@link System#nanoTime()} counts
     * @param nanos since the event was handed out
     */
    public record Answer(String text, long nanoTime, long nanos) {}

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    /** Listens at a free port of this machine's own address. */
    public static RuntimeApi start() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var api = new RuntimeApi(HttpServer.create(address, 0));
            api.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            api.server.createContext(VERSION, api::serve);
            api.server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the process finds in {@code AWS_LAMBDA_RUNTIME_API}. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** When the process was ready for its first event: after its initialization. */
    public long ready() {
        return await(What.READY).nanoTime();
    }

    /** When the process was ready for its snapshot: after its hooks. */
    public long readyForSnapshot() {
        return await(What.SNAPSHOT).nanoTime();
    }

    /** As if it had been restored from its snapshot; it asks for an event then. */
    public long restore() {
        var now = System.nanoTime();
        restores.add(true);
        return now;
    }

    /** Hands out an event, and waits for the answer and until the process is ready for another. */
    public Answer invoke(String event) {
        var start = System.nanoTime();
        events.add(event.getBytes(UTF_8));
        var answer = await(What.ANSWER);
        ready();
        return new Answer(answer.text(), answer.nanoTime(), answer.nanoTime() - start);
    }

    private Said await(What expected) {
        try {
            var next = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null || next.what() != expected) {
                throw new IllegalStateException("Not " + expected + " but " + next);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        var now = System.nanoTime();
        var name = exchange.getRequestURI().getPath().substring(VERSION.length());
        try {
            switch (name) {
                case "invocation/next" -> next(exchange, now);
                case "restore/next" -> {
                    said.add(new Said(What.SNAPSHOT, now, ""));
                    restores.take();
                    exchange.sendResponseHeaders(200, -1);
                }
                default -> {
                    var isAnswer = name.endsWith("/response");
                    var text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    said.add(
                            new Said(
                                    isAnswer ? What.ANSWER : What.FAILURE,
                                    System.nanoTime(),
                                    text));
                    exchange.sendResponseHeaders(202, -1);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void next(HttpExchange exchange, long now) throws IOException, InterruptedException {
        said.add(new Said(What.READY, now, ""));
        var event = events.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(System.currentTimeMillis() + TIMEOUT_MILLIS));
        headers.set(
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:us-east-1:123456789012:function:benchmark");
        headers.set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
