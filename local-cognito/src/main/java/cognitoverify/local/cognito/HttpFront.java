package cognitoverify.local.cognito;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The JDK's HTTP server, with a thread for each request. */
final class HttpFront {
    /** Connections that may wait to be accepted: many sign-ins begin at once. */
    private static final int BACKLOG = 1024;

    static {
        // Else an answer of two packets waits 40 ms for the first one's receipt.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;

    private HttpFront(HttpServer server) {
        this.server = server;
    }

    /**
     * Takes the port.
     *
     * @throws UncheckedIOException if it is taken
     */
    static HttpFront bind(int port, String address) {
        try {
            return new HttpFront(HttpServer.create(new InetSocketAddress(address, port), BACKLOG));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Can't listen on port %d of %s: %s. Is another one running? Stop it, or choose another port."
                            .formatted(port, address, e.getMessage()),
                    e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    void start(HttpHandler handler) {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", handler);
        server.start();
    }

    void stop() {
        server.stop(0);
    }
}
