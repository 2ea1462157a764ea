package cognitoverify.benchmarks.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

class RuntimeApiTest {
    private final RuntimeApi api = RuntimeApi.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        api.close();
        http.shutdownNow();
    }

    @Test
    void anEventIsAnsweredOnce() {
        Thread.ofVirtual().start(() -> serve("response"));
        api.ready();

        assertThat(api.invoke("{}").text()).isEqualTo("{\"answer\":{}}");
    }

    @Test
    void aFunctionsErrorIsNoAnswer() {
        Thread.ofVirtual().start(() -> serve("error"));
        api.ready();

        assertThatThrownBy(() -> api.invoke("{}")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRestoredProcessGoesOn() {
        Thread.ofVirtual()
                .start(
                        () -> {
                            get("restore/next");
                            serve("response");
                        });
        api.readyForSnapshot();
        api.restore();
        api.ready();

        assertThat(api.invoke("{}").text()).isEqualTo("{\"answer\":{}}");
    }

    /** A function with one event, which asks for another one then. */
    private void serve(String how) {
        var next = get("invocation/next");
        var id = next.headers().firstValue("lambda-runtime-aws-request-id").orElseThrow();
        send(
                HttpRequest.newBuilder(uri("invocation/" + id + "/" + how))
                        .POST(BodyPublishers.ofString("{\"answer\":" + next.body() + "}"))
                        .build());
        get("invocation/next");
    }

    private HttpResponse<String> get(String name) {
        return send(HttpRequest.newBuilder(uri(name)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String name) {
        return URI.create("http://" + api.address() + "/2018-06-01/runtime/" + name);
    }
}
