package cognitoverify.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The real clock, which a program elsewhere can put ahead: it {@code PUT}s the seconds. So a
 * session gets old in the middle of that program's test, and nobody waits.
 */
final class RemoteClock implements InstantSource, AutoCloseable {
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private volatile Duration ahead = Duration.ZERO;

    RemoteClock() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::put);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void putAhead(Duration ahead) {
        this.ahead = ahead;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void put(HttpExchange exchange) throws IOException {
        try (exchange) {
            var seconds = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            putAhead(Duration.ofSeconds(Long.parseLong(seconds)));
            exchange.sendResponseHeaders(204, NO_BODY);
        }
    }
}
