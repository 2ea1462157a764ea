package cognitoverify.setup.twilio;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;

import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Asks once. Twilio's own client sends a request again when an answer is 5xx, and making a service
 * twice would leave one behind.
 */
final class OneAttemptClient extends HttpClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(20);
    private static final Pattern HOST = Pattern.compile("^https://[^/]+");

    private final java.net.http.HttpClient http =
            java.net.http.HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI baseUrl;

    OneAttemptClient(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public @Nullable Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public @Nullable Response makeRequest(Request request) {
        try {
            var reply = http.send(converted(request), BodyHandlers.ofString());
            return new Response(reply.body(), reply.statusCode(), new Header[0]);
        } catch (IOException noAnswer) {
            return null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private HttpRequest converted(Request request) {
        var url = HOST.matcher(request.constructURL().toString()).replaceFirst(baseUrl.toString());
        var form = request.getMethod() == HttpMethod.POST ? request.encodeFormBody() : "";
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(WHOLE)
                .header("Authorization", request.getAuthString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .method(request.getMethod().toString(), BodyPublishers.ofString(form))
                .build();
    }
}
