package cognitoverify.local.cognito;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.concurrent.CompletableFuture;

/**
 * Answers from the first moment on: with the page's files at once, and all else as soon as somebody
 * can. Half of a start is Verify's, and who opens the page doesn't need it yet.
 */
final class PageFirst implements HttpHandler {
    private final CompletableFuture<HttpHandler> all = new CompletableFuture<>();

    /** Now everything can be answered. */
    void open(HttpHandler routes) {
        all.complete(routes);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!all.isDone() && exchange.getRequestMethod().equals("GET")) {
            var file = Page.reply(exchange.getRequestURI().getPath());
            if (file.status() == HttpURLConnection.HTTP_OK) {
                try (exchange) {
                    file.send(exchange);
                }
                return;
            }
        }
        all.join().handle(exchange);
    }
}
