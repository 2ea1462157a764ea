package cognitoverify.local.cognito;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

/**
 * Lets the page at the inbox, the codes and the weather, which are on another port, and so another
 * origin.
 */
final class VerifyPassage {
    private static final Set<String> PATHS = Set.of("/inbox", "/codes", "/weather", "/counters");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    VerifyPassage(URI verify) {
        base = verify.toString();
    }

    static boolean leadsTo(String path) {
        return PATHS.contains(path);
    }

    void serve(HttpExchange exchange) throws IOException {
        var request =
                HttpRequest.newBuilder(URI.create(base + exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()))
                        .build();
        try {
            var reply = client.send(request, BodyHandlers.ofByteArray());
            var type = reply.headers().firstValue("Content-Type").orElse("text/plain");
            new HttpReply(reply.statusCode(), type, reply.body()).send(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
