package cognitoverify.code.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ours is the AWS SDK's own, which is trusted to be right. */
class SignatureTest {
    private static final int MANY = 300;
    private static final List<String> ENDPOINTS =
            List.of(
                    "https://ssm.us-east-1.amazonaws.com",
                    "https://dynamodb.cn-north-1.amazonaws.com.cn/",
                    "http://localhost:4566",
                    "http://localhost:80",
                    "https://localhost:443/",
                    "https://127.0.0.1:9230");

    /** A fixed seed: the same requests each time. */
    @Test
    void itIsTheSdksForAnyRequest() {
        var random = new Random(7);
        for (var i = 0; i < MANY; i++) {
            var endpoint = URI.create(ENDPOINTS.get(random.nextInt(ENDPOINTS.size())));
            var headers =
                    Map.of(
                            "Content-Type", "application/x-amz-json-1." + random.nextInt(2),
                            "X-Amz-Target", text(random) + "." + text(random));
            var body = bytes(random);
            var session = random.nextBoolean() ? token(random) : "";
            var credentials = new AwsCredentials(text(random), token(random), session);
            var now = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt());
            var signature = new Signature("eu-central-" + random.nextInt(9), text(random));

            assertThat(signature.sign(endpoint, headers, body, credentials, now))
                    .containsEntry(
                            "Authorization",
                            sdks(signature, endpoint, headers, body, credentials, now));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', false", "session-token, true"})
    void sessionsTokenIsSentIfThereIsOne(String token, boolean isSent) {
        var signed =
                new Signature("us-east-1", "ssm")
                        .sign(
                                URI.create("https://ssm.us-east-1.amazonaws.com"),
                                Map.of(),
                                new byte[0],
                                new AwsCredentials("AKID", "secret", token),
                                Instant.EPOCH);

        assertThat(signed.containsKey("X-Amz-Security-Token")).isEqualTo(isSent);
    }

    private static String sdks(
            Signature signature,
            URI endpoint,
            Map<String, String> headers,
            byte[] body,
            AwsCredentials credentials,
            Instant now) {
        var request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint.resolve("/"));
        headers.forEach(request::putHeader);
        var signed =
                AwsV4HttpSigner.create()
                        .sign(
                                sign ->
                                        sign.identity(identity(credentials))
                                                .request(request.build())
                                                .payload(ContentStreamProvider.fromByteArray(body))
                                                .putProperty(
                                                        AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                                        signature.service())
                                                .putProperty(
                                                        AwsV4HttpSigner.REGION_NAME,
                                                        signature.region())
                                                .putProperty(
                                                        HttpSigner.SIGNING_CLOCK,
                                                        Clock.fixed(now, ZoneOffset.UTC)));
        return signed.request().firstMatchingHeader("Authorization").orElseThrow();
    }

    private static AwsCredentialsIdentity identity(AwsCredentials credentials) {
        return credentials.sessionToken().isEmpty()
                ? AwsBasicCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey())
                : AwsSessionCredentials.create(
                        credentials.accessKeyId(),
                        credentials.secretAccessKey(),
                        credentials.sessionToken());
    }

    private static byte[] bytes(Random random) {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** As AWS's are, with slashes and all. */
    private static String token(Random random) {
        return Base64.getEncoder().encodeToString(bytes(random)) + "x";
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(60), '0', 'z' + 1)
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append('x')
                .toString();
    }
}
