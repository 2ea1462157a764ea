package cognitoverify.code.twilio;

import cognitoverify.code.Deadline;
import cognitoverify.code.Secret;
import cognitoverify.code.twilio.Answer.NotAsked;
import cognitoverify.code.twilio.Answer.Reply;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;

import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;

/**
 * One request through Twilio's library. The library's own HTTP client waits for 30 s, which can't
 * be lowered, and sends a POST up to six times; this one does neither, and remembers what came,
 * since the library takes a redirect for a success and forgets the status of an answer that is not
 * JSON.
 */
final class TwilioExchange extends HttpClient {
    private final TwilioConfiguration configuration;
    private final Deadline deadline;
    private Answer answer = new NotAsked();

    TwilioExchange(TwilioConfiguration configuration, Deadline deadline) {
        this.configuration = configuration;
        this.deadline = deadline;
    }

    /** What came, once the library has asked. */
    Answer answer() {
        return answer;
    }

    /** A client of the library that asks through this exchange. */
    TwilioRestClient client(Secret secret) {
        return new TwilioRestClient.Builder(configuration.userName(), secret.reveal())
                .accountSid(configuration.accountSid())
                .httpClient(this)
                .build();
    }

    /** Overrides the library's up to three attempts. */
    @Override
    public @Nullable Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public @Nullable Response makeRequest(Request request) {
        answer =
                new OneAttempt(url(request), request.getAuthString(), request.encodeFormBody())
                        .ask(deadline);
        return answer instanceof Reply(var status, var body)
                ? new Response(body, status, new Header[0])
                : null;
    }

    private URL url(Request request) {
        try {
            return URI.create(configuration.baseUrl() + request.constructURL().getPath()).toURL();
        } catch (IOException impossible) {
            throw new UncheckedIOException("The base URL was checked at the start", impossible);
        }
    }
}
