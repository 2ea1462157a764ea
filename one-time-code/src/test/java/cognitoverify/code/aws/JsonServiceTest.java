package cognitoverify.code.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.http.Reply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes over the wire to AWS. */
class JsonServiceTest {
    private static final Pattern SIGNED = Pattern.compile("SignedHeaders=([^,]*),");

    @RegisterExtension
    static final WireMockExtension AWS =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    /** What the SDK's own client for SSM sends, but for which client it is and the length. */
    @Test
    void requestIsTheSdks() throws IOException {
        AWS.stubFor(post(anyUrl()).willReturn(okJson("{\"Parameters\": []}")));
        try (var sdk = sdk()) {
            sdk.getParameters(request -> request.names("/a").withDecryption(true));
        }
        var theirs = theOnlyRequest();

        ours().call("GetParameters", input());
        var ours = theOnlyRequest();

        assertThat(ours.getUrl()).isEqualTo(theirs.getUrl());
        assertThat(ours.getBodyAsString()).isEqualTo(theirs.getBodyAsString());
        for (var header : new String[] {"Content-Type", "X-Amz-Target", "X-Amz-Security-Token"}) {
            assertThat(ours.getHeader(header)).isEqualTo(theirs.getHeader(header));
        }
        assertThat(signedHeaders(ours))
                .containsExactlyElementsOf(
                        signedHeaders(theirs)
                                .filter(header -> !header.matches("amz-sdk-.*|content-length"))
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException, true",
        "400, com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException, true",
        "429, '', true",
        "400, AccessDeniedException, false",
        "500, '', false"
    })
    void tooMuchAtOnceIsToldFromWhatIsWrong(int status, String type, boolean isThrottled) {
        var body = JsonNodeFactory.instance.objectNode().put("__type", type);

        assertThat(new JsonReply(status, body).isThrottled()).isEqualTo(isThrottled);
    }

    /** X2. */
    @Test
    void whatIsPrintedOfAnAnswerHasNoneOfIt() {
        var body = JsonNodeFactory.instance.objectNode().put("Value", "marker");

        assertThat(new JsonReply(200, body).toString()).doesNotContain("marker");
        assertThat(new Reply(200, "marker").toString()).doesNotContain("marker");
    }

    private static LoggedRequest theOnlyRequest() {
        var requests = AWS.findAll(postRequestedFor(anyUrl()));
        AWS.resetRequests();
        assertThat(requests).hasSize(1);
        return requests.getFirst();
    }

    private static Stream<String> signedHeaders(LoggedRequest request) {
        var signed = SIGNED.matcher(request.getHeader("Authorization"));
        assertThat(signed.find()).isTrue();
        return Stream.of(signed.group(1).split(";"));
    }

    private static ObjectNode input() {
        var input = JsonNodeFactory.instance.objectNode();
        input.putArray("Names").add("/a");
        return input.put("WithDecryption", true);
    }

    private static JsonService ours() {
        return new JsonService(
                new JsonService.Protocol("ssm", "AmazonSSM", "1.1"),
                new AwsPlace("eu-central-1", URI.create(AWS.baseUrl())),
                LambdaCredentials.of(
                        Stream.of("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN")
                                .collect(Collectors.toMap(name -> "AWS_" + name, name -> name))));
    }

    private static SsmClient sdk() {
        return SsmClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create(AWS.baseUrl()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsSessionCredentials.create(
                                        "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN")))
                .build();
    }
}
