package cognitoverify.code.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitoverify.code.http.Connections;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

class LambdaCredentialsTest {
    private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");
    private static final AwsCredentials FIRST =
            new AwsCredentials("AKIDFIRST", "first", "first-token");
    private static final AwsCredentials SECOND =
            new AwsCredentials("AKIDSECOND", "second", "second-token");

    @RegisterExtension
    static final WireMockExtension LAMBDA =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private Instant now = START;

    /** On a busy machine WireMock's first answer may take longer than the second that it has. */
    @BeforeAll
    static void warmUp() throws IOException {
        LAMBDA.stubFor(get("/warm-up").willReturn(ok()));
        Connections.open(URI.create(LAMBDA.url("/warm-up")).toURL()).getResponseCode();
    }

    @BeforeEach
    void serveForAnHour() {
        serve(FIRST, "2026-11-27T13:00:00Z");
    }

    @Test
    void keysWithoutSessionAreTaken() throws IOException {
        var credentials =
                credentials(
                        Map.of(
                                "AWS_ACCESS_KEY_ID", "AKID",
                                "AWS_SECRET_ACCESS_KEY", "secret",
                                "AWS_SESSION_TOKEN", ""));

        assertThat(credentials.current()).isEqualTo(new AwsCredentials("AKID", "secret", ""));
    }

    @Test
    void keysWithSessionAreTheSessions() throws IOException {
        var credentials =
                credentials(
                        Map.of(
                                "AWS_ACCESS_KEY_ID", "AKID",
                                "AWS_SECRET_ACCESS_KEY", "secret",
                                "AWS_SESSION_TOKEN", "token"));

        assertThat(credentials.current()).isEqualTo(new AwsCredentials("AKID", "secret", "token"));
    }

    /** X6: a snapshot must hold no credentials, so Lambda serves them instead. */
    @Test
    void withoutKeysTheServedOnesAreTaken() throws IOException {
        assertThat(served().current()).isEqualTo(FIRST);

        LAMBDA.verify(
                getRequestedFor(urlEqualTo("/credentials"))
                        .withHeader("Authorization", equalTo("address-token")));
    }

    @Test
    void servedCredentialsAreKeptUntilFiveMinutesBeforeTheyExpire() throws IOException {
        var credentials = served();
        credentials.current();
        serve(SECOND, "2026-11-27T14:00:00Z");

        now = START.plus(Duration.ofMinutes(54));
        var before = credentials.current();
        now = START.plus(Duration.ofMinutes(55));
        var after = credentials.current();

        assertThat(before).isEqualTo(FIRST);
        assertThat(after).isEqualTo(SECOND);
    }

    @Test
    void servedCredentialsAreKeptToTheEndWhereNoOthersAreServed() throws IOException {
        var credentials = served();
        credentials.current();
        LAMBDA.stubFor(get("/credentials").willReturn(serverError()));

        now = START.plus(Duration.ofMinutes(59));
        assertThat(credentials.current()).isEqualTo(FIRST);

        now = START.plus(Duration.ofMinutes(60));
        assertThatExceptionOfType(IOException.class).isThrownBy(credentials::current);
    }

    /** A server that hangs would hold up each call. */
    @Test
    void afterAFailureTheServerIsLeftAloneForHalfAMinute() throws IOException {
        var credentials = served();
        credentials.current();
        LAMBDA.stubFor(get("/credentials").willReturn(serverError()));
        now = START.plus(Duration.ofMinutes(56));
        credentials.current();
        LAMBDA.resetRequests();

        now = now.plusSeconds(29);
        credentials.current();
        LAMBDA.verify(0, getRequestedFor(urlEqualTo("/credentials")));

        now = now.plusSeconds(1);
        credentials.current();
        LAMBDA.verify(1, getRequestedFor(urlEqualTo("/credentials")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "{}",
                "{\"AccessKeyId\": null, \"SecretAccessKey\": \"b\", \"Expiration\": \"2999-01-01T00:00:00Z\"}",
                "{\"AccessKeyId\": \"a\", \"SecretAccessKey\": \"b\", \"Token\": \"c\"}",
                "{\"AccessKeyId\": \"a\", \"Token\": \"c\", \"Expiration\": \"2999-01-01T00:00:00Z\"}",
                "{\"AccessKeyId\": \"a\", \"SecretAccessKey\": \"b\", \"Expiration\": \"soon\"}"
            })
    void whatIsServedWithoutSenseIsAnError(String body) {
        LAMBDA.stubFor(get("/credentials").willReturn(aResponse().withBody(body)));

        assertThatExceptionOfType(IOException.class).isThrownBy(served()::current);
    }

    @Test
    void nothingServedIsAnError() {
        assertThatExceptionOfType(IOException.class).isThrownBy(credentials(Map.of())::current);
    }

    /** X2. */
    @Test
    void whatIsPrintedHasNoSecret() {
        assertThat(FIRST.toString()).isEqualTo("AwsCredentials[AKIDFIRST]");
    }

    private LambdaCredentials served() {
        return credentials(
                Map.of(
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                        LAMBDA.url("/credentials"),
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                        "address-token"));
    }

    private LambdaCredentials credentials(Map<String, String> environment) {
        return new LambdaCredentials(environment, () -> now);
    }

    private static void serve(AwsCredentials credentials, String expiration) {
        LAMBDA.stubFor(
                get("/credentials")
                        .willReturn(
                                okJson(
                                        """
                                        {"AccessKeyId": "%s", "SecretAccessKey": "%s",
                                         "Token": "%s", "Expiration": "%s"}
                                        """
                                                .formatted(
                                                        credentials.accessKeyId(),
                                                        credentials.secretAccessKey(),
                                                        credentials.sessionToken(),
                                                        expiration))));
    }
}
