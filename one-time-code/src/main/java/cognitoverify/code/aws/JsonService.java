package cognitoverify.code.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.code.http.Post;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * A service of AWS that is asked by JSON. The AWS SDK's client for it would load a thousand classes
 * for one request, and be the largest part of the package ({@code docs/decisions/0014}). One
 * attempt a call; how long it may take is for the caller's {@link cognitoverify.code.Deadline}.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1</a>
 */
public final class JsonService {
    /**
     * Ends the thread of a call that was given up on a silent peer; longer than any call has, so
     * that it is no race who is late.
     */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final Protocol protocol;
    private final AwsPlace place;
    private final LambdaCredentials credentials;
    private final Signature signature;
    private final InstantSource clock = InstantSource.system();

    /**
     * How a service speaks.
     *
     * @param service its signing name, as {@code ssm}
     * @param target what stands before an operation's name, as {@code AmazonSSM}
     * @param version of the protocol, as {@code 1.1}
     */
    public record Protocol(String service, String target, String version) {}

    /** A service; nothing is looked up yet. */
    public JsonService(Protocol protocol, AwsPlace place, LambdaCredentials credentials) {
        this.protocol = protocol;
        this.place = place;
        this.credentials = credentials;
        signature = new Signature(place.region(), protocol.service());
    }

    /**
     * Calls an operation, as {@code GetParameters}.
     *
     * @throws IOException there are no credentials, no answer, or a success that is not JSON; the
     *     request may have been obeyed
     */
    public JsonReply call(String operation, ObjectNode input) throws IOException {
        var body = input.toString().getBytes(UTF_8);
        var headers =
                Map.of(
                        "Content-Type", "application/x-amz-json-" + protocol.version(),
                        "X-Amz-Target", protocol.target() + "." + operation);
        var signed =
                signature.sign(
                        place.endpoint(), headers, body, credentials.current(), clock.instant());
        var reply = Post.to(root(), signed, body, SILENCE).exchange();
        return reply.status() == JsonReply.OK
                ? new JsonReply(reply.status(), Json.parse(reply.body()))
                : new JsonReply(reply.status(), Json.parseOrEmpty(reply.body()));
    }

    private URL root() throws IOException {
        return place.endpoint().resolve("/").toURL();
    }
}
