package cognitoverify.code.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.code.http.Connections;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * The credentials that Lambda gives a function: in variables, or, with SnapStart, from an address
 * that it serves in the environment, since credentials in a snapshot would be out of date when it
 * is restored. For several threads: two that find none fetch some both.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html">
 *     What is served</a>
 */
public final class LambdaCredentials {
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final int MAX_BODY = 65_536;

    /** A request that is on its way must not be too late. */
    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);

    /** So that a server that hangs holds up one call, and not each. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Map<String, String> environment;
    private final InstantSource clock;
    private volatile @Nullable Served served;

    /**
     * Those of that environment: {@code AWS_ACCESS_KEY_ID} and so on, else those served at {@code
     * AWS_CONTAINER_CREDENTIALS_FULL_URI}; nothing is looked up yet. All services of a function
     * share one of these, so that one of them finds what another has fetched.
     */
    public static LambdaCredentials of(Map<String, String> environment) {
        return new LambdaCredentials(environment, InstantSource.system());
    }

    /** The same by another clock. */
    LambdaCredentials(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /** What was served, when others are asked for, and when it is over. */
    private record Served(AwsCredentials credentials, Instant renewAt, Instant expiry) {}

    /**
     * The credentials of the moment.
     *
     * @throws IOException there are none
     */
    AwsCredentials current() throws IOException {
        var accessKey = variable("AWS_ACCESS_KEY_ID");
        return accessKey.isEmpty()
                ? served()
                : new AwsCredentials(
                        accessKey,
                        variable("AWS_SECRET_ACCESS_KEY"),
                        variable("AWS_SESSION_TOKEN"));
    }

    /** Kept until shortly before they expire, and to the end if no others can be had. */
    private AwsCredentials served() throws IOException {
        var now = clock.instant();
        var kept = served;
        if (kept == null || !now.isBefore(kept.expiry())) {
            return renew();
        }
        if (now.isBefore(kept.renewAt())) {
            return kept.credentials();
        }
        // Meanwhile, and for a while after a failure, all others go on with what is kept.
        served = new Served(kept.credentials(), now.plus(PAUSE), kept.expiry());
        try {
            return renew();
        } catch (IOException _) {
            return kept.credentials();
        }
    }

    private AwsCredentials renew() throws IOException {
        var answer = Json.parse(fetch());
        var credentials =
                new AwsCredentials(
                        text(answer, "AccessKeyId"),
                        text(answer, "SecretAccessKey"),
                        answer.path("Token").asText(""));
        try {
            var expiry = Instant.parse(text(answer, "Expiration"));
            served = new Served(credentials, expiry.minus(BEFORE_EXPIRY), expiry);
        } catch (DateTimeException undated) {
            throw new IOException("Credentials without a date", undated);
        }
        return credentials;
    }

    private String fetch() throws IOException {
        var address = variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        if (address.isEmpty()) {
            throw new IOException("No credentials in the environment");
        }
        var connection = Connections.open(URI.create(address).toURL());
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty(
                "Authorization", variable("AWS_CONTAINER_AUTHORIZATION_TOKEN"));
        try (var in = connection.getInputStream()) {
            return new String(in.readNBytes(MAX_BODY), UTF_8);
        }
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    private static String text(JsonNode answer, String name) throws IOException {
        var text = answer.path(name).asText("");
        if (text.isEmpty()) {
            throw new IOException("Credentials without " + name);
        }
        return text;
    }
}
