package cognitoverify.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class PageFirstTest {
    private final HttpFront front = HttpFront.bind(0, "127.0.0.1");
    private final PageFirst answers = new PageFirst();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        front.start(answers);
    }

    @AfterEach
    void stop() {
        front.stop();
        client.close();
    }

    @Test
    void thePageIsThereBeforeAnythingElseIs() throws Exception {
        var page = client.send(get("/"), BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html");
    }

    @Test
    void aCallWaitsUntilItCanBeAnswered() throws Exception {
        var call =
                send(HttpRequest.newBuilder(uri("/")).POST(BodyPublishers.ofString("{}")).build());
        var timeline = send(get("/timeline"));
        client.send(get("/"), BodyHandlers.ofString());

        assertThat(List.of(call, timeline)).noneMatch(CompletableFuture::isDone);

        answers.open(saying("at last"));

        assertThat(call.get().body()).isEqualTo("at last\n");
        assertThat(timeline.get().body()).isEqualTo("at last\n");
    }

    @Test
    void afterwardsThePageIsNoExceptionAnyMore() throws Exception {
        answers.open(saying("all"));

        assertThat(client.send(get("/"), BodyHandlers.ofString()).body()).isEqualTo("all\n");
    }

    private static HttpHandler saying(String text) {
        return exchange -> {
            try (exchange) {
                HttpReply.text(200, text).send(exchange);
            }
        };
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(uri(path)).build();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + front.port() + path);
    }
}
