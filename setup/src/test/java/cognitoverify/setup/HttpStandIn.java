package cognitoverify.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** A service of AWS in this process, over real HTTP, with as much of it as the tool uses. */
public abstract class HttpStandIn implements AutoCloseable {
    private final HttpServer server;
    private final String contentType;

    /** Listens on a free port. */
    @SuppressWarnings("this-escape") // Nobody knows the port, and so can ask, until it is made.
    protected HttpStandIn(String contentType) {
        this.contentType = contentType;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        // What happens while one request is answered may itself ask something here.
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Answers one request. */
    protected abstract void answer(HttpExchange exchange) throws IOException;

    /** For {@code AWS_ENDPOINT_URL_…}. */
    public final String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public final void close() {
        server.stop(0);
    }

    /** Answers with a body. */
    protected final void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
