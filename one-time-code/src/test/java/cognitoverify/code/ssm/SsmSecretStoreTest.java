package cognitoverify.code.ssm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import cognitoverify.code.Deadline;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SecretReading.Cause;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;
import cognitoverify.code.aws.AwsPlace;
import cognitoverify.code.aws.LambdaCredentials;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Parameter Store over the wire. */
class SsmSecretStoreTest {
    private static final String NAME = "/sign-in/twilio";
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "key-secret");

    @RegisterExtension
    static final WireMockExtension SSM =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    /** The first request loads so many classes that a busy machine needs more than 1.5 s. */
    @BeforeAll
    static void loadClasses() {
        SSM.stubFor(post(anyUrl()).willReturn(value("warm")));
        var store = store(KEYS);
        for (int i = 0; i < 20 && store.read(soon()) instanceof Unavailable; i++) {
            // Again.
        }
    }

    @Test
    void valueIsTheSecret() {
        SSM.stubFor(post(anyUrl()).willReturn(value("the secret")));

        var reading = store(KEYS).read(soon());

        assertThat(reading).extracting(SsmSecretStoreTest::text).isEqualTo("the secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\\n", "secret\\r\\n", " secret\\t"})
    void blanksAroundTheValueAreDropped(String value) {
        SSM.stubFor(post(anyUrl()).willReturn(value(value)));

        var reading = store(KEYS).read(soon());

        assertThat(reading).extracting(SsmSecretStoreTest::text).isEqualTo("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\n"})
    void blankValueIsNoSecret(String value) {
        SSM.stubFor(post(anyUrl()).willReturn(value(value)));

        var reading = store(KEYS).read(soon());

        assertThat(reading).isEqualTo(new Unavailable(Cause.SECRET_EMPTY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"Value\": null", ", \"Selector\": null"})
    void parameterWithoutValueIsNoSecret(String nothing) {
        SSM.stubFor(
                post(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                "{\"Parameters\": [{\"Name\": \"/sign-in/twilio\"%s}]}"
                                                        .formatted(nothing))));

        var reading = store(KEYS).read(soon());

        assertThat(reading).isEqualTo(new Unavailable(Cause.SECRET_EMPTY));
    }

    @ParameterizedTest
    @CsvSource({
        "400, ParameterVersionNotFound, SECRET_NOT_FOUND",
        "400, AccessDeniedException, SECRET_DENIED",
        "400, ThrottlingException, SECRET_THROTTLED",
        "429, ThrottlingException, SECRET_THROTTLED",
        "429, TooManyRequests, SECRET_THROTTLED",
        "400, InvalidKeyId, SECRET_UNREADABLE",
        "400, ExpiredTokenException, SECRET_UNREADABLE",
        "500, InternalServerError, SECRET_UNREADABLE",
        "503, ServiceUnavailable, SECRET_UNREADABLE",
    })
    void refusalIsItsCause(int status, String type, Cause cause) {
        SSM.stubFor(post(anyUrl()).willReturn(refusal(status, type)));

        var reading = store(KEYS).read(soon());

        assertThat(reading).isEqualTo(new Unavailable(cause));
    }

    @ParameterizedTest
    @CsvSource({"200, garbage", "200, {", "200, <html/>", "400, <html/>", "502, <html/>"})
    void garbageIsUnreadable(int status, String body) {
        SSM.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));

        var reading = store(KEYS).read(soon());

        assertThat(reading).isEqualTo(new Unavailable(Cause.SECRET_UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"Parameters\": null}"})
    void answerWithoutParameterIsNoSecret(String body) {
        SSM.stubFor(post(anyUrl()).willReturn(aResponse().withBody(body)));

        var reading = store(KEYS).read(soon());

        assertThat(reading).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultIsNoSecret(Fault fault) {
        SSM.stubFor(post(anyUrl()).willReturn(aResponse().withFault(fault)));

        var reading = store(KEYS).read(soon());

        assertThat(reading).isInstanceOf(Unavailable.class);
    }

    /** Whoever says so, a proxy included. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<html/>"})
    void throttlingIsKnownByItsStatus(String body) {
        SSM.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(429).withBody(body)));

        var reading = store(KEYS).read(soon());

        assertThat(reading).isEqualTo(new Unavailable(Cause.SECRET_THROTTLED));
    }

    @Test
    void closedPortIsUnreadable() {
        var reading = storeAt("http://127.0.0.1:1", KEYS).read(soon());

        assertThat(reading).isEqualTo(new Unavailable(Cause.SECRET_UNREADABLE));
    }

    /** C14: the store gets 1.5 s of the invocation's time. */
    @Test
    void storeThatIsSlowIsGivenUpAfterOneAndAHalfSeconds() {
        SSM.stubFor(post(anyUrl()).willReturn(value("late").withFixedDelay(4000)));
        var start = System.nanoTime();

        var reading = store(KEYS).read(soon());

        assertThat(reading).isEqualTo(new Unavailable(Cause.SECRET_TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1400), Duration.ofMillis(2500));
    }

    /** C14. */
    @Test
    void deadlineGoesBeforeTheStoresOwnTime() {
        SSM.stubFor(post(anyUrl()).willReturn(value("late").withFixedDelay(4000)));
        var start = System.nanoTime();

        var reading = store(KEYS).read(Deadline.in(Duration.ofMillis(200)));

        assertThat(reading).isEqualTo(new Unavailable(Cause.SECRET_TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    /** C14: repeats would use up the invocation's time. */
    @ParameterizedTest
    @MethodSource("failures")
    void noAnswerIsAskedForTwice(ResponseDefinitionBuilder failure) {
        SSM.stubFor(post(anyUrl()).willReturn(failure));

        store(KEYS).read(soon());

        SSM.verify(1, postRequestedFor(anyUrl()));
    }

    static Stream<ResponseDefinitionBuilder> failures() {
        return Stream.of(
                value("the secret"),
                refusal(400, "AccessDeniedException"),
                refusal(400, "ThrottlingException"),
                refusal(429, "ThrottlingException"),
                refusal(500, "InternalServerError"),
                refusal(503, "ServiceUnavailable"),
                aResponse().withBody("garbage"),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    @Test
    void requestAsksForTheDecryptedParameter() {
        SSM.stubFor(post(anyUrl()).willReturn(value("the secret")));

        store(KEYS).read(soon());

        SSM.verify(
                postRequestedFor(urlEqualTo("/"))
                        .withHeader("X-Amz-Target", equalTo("AmazonSSM.GetParameters"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"Names": ["/sign-in/twilio"], "WithDecryption": true}
                                        """)));
    }

    @Test
    void unknownParameterIsNotFound() {
        SSM.stubFor(
                post(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                """
                                                {"Parameters": [],
                                                 "InvalidParameters": ["/sign-in/twilio"]}
                                                """)));

        var reading = store(KEYS).read(soon());

        assertThat(reading).isEqualTo(new Unavailable(Cause.SECRET_NOT_FOUND));
    }

    /** Whatever the order in which they come. */
    @Test
    void ledgersKeyComesInTheSameRequest() {
        SSM.stubFor(
                post(anyUrl())
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"Names": ["/sign-in/twilio", "/sign-in/ledger-key"],
                                         "WithDecryption": true}
                                        """))
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                """
                                                {"Parameters": [
                                                  {"Name": "/sign-in/ledger-key", "Value": "key"},
                                                  {"Name": "/sign-in/twilio", "Value": "secret"}]}
                                                """)));

        var reading = storeAt(SSM.baseUrl(), "/sign-in/ledger-key", KEYS).read(soon());

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> {
                            assertThat(found.secret().reveal()).isEqualTo("secret");
                            assertThat(requireNonNull(found.ledgerKey()).reveal()).isEqualTo("key");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Name\": \"/a\", \"Selector\": \":3\"",
                "\"Name\": \"x\", \"ARN\": \"/a:3\""
            })
    void versionOfAParameterIsKnownByItsSelectorOrArn(String names) {
        SSM.stubFor(
                post(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                "{\"Parameters\": [{%s, \"Value\": \"third\"}]}"
                                                        .formatted(names))));
        var configuration = new SsmConfiguration("/a:3", "", place(SSM.baseUrl()));

        var reading = new SsmSecretStore(configuration, LambdaCredentials.of(KEYS)).read(soon());

        assertThat(reading).extracting(SsmSecretStoreTest::text).isEqualTo("third");
    }

    @Test
    void requestIsSignedWithTheKeysOfTheEnvironment() {
        SSM.stubFor(post(anyUrl()).willReturn(value("the secret")));

        store(KEYS).read(soon());

        SSM.verify(
                postRequestedFor(anyUrl())
                        .withHeader("Authorization", containing("Credential=AKIDEXAMPLE/"))
                        .withHeader("Authorization", containing("/eu-central-1/ssm/aws4_request"))
                        .withHeader("X-Amz-Security-Token", absent()));
    }

    @Test
    void requestCarriesTheSessionsToken() {
        SSM.stubFor(post(anyUrl()).willReturn(value("the secret")));

        store(
                        Map.of(
                                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                                "AWS_SECRET_ACCESS_KEY", "key-secret",
                                "AWS_SESSION_TOKEN", "session-token"))
                .read(soon());

        SSM.verify(
                postRequestedFor(anyUrl())
                        .withHeader("X-Amz-Security-Token", equalTo("session-token")));
    }

    @Test
    void missingCredentialsMakeTheSecretUnreadable() {
        var reading = store(Map.of()).read(soon());

        assertThat(reading).isEqualTo(new Unavailable(Cause.SECRET_UNREADABLE));
    }

    private static SsmSecretStore store(Map<String, String> environment) {
        return storeAt(SSM.baseUrl(), environment);
    }

    private static SsmSecretStore storeAt(String endpoint, Map<String, String> environment) {
        return storeAt(endpoint, "", environment);
    }

    private static AwsPlace place(String endpoint) {
        return new AwsPlace("eu-central-1", URI.create(endpoint));
    }

    private static SsmSecretStore storeAt(
            String endpoint, String ledgerKey, Map<String, String> environment) {
        return new SsmSecretStore(
                new SsmConfiguration(NAME, ledgerKey, place(endpoint)),
                LambdaCredentials.of(environment));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }

    /** A value as JSON writes it, escapes and all. */
    private static ResponseDefinitionBuilder value(String value) {
        return aResponse()
                .withHeader("Content-Type", "application/x-amz-json-1.1")
                .withBody(
                        """
                        {"Parameters": [{"Name": "/sign-in/twilio", "Type": "SecureString",
                                         "Value": "%s", "Version": 1}],
                         "InvalidParameters": []}
                        """
                                .formatted(value));
    }

    private static ResponseDefinitionBuilder refusal(int status, String type) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/x-amz-json-1.1")
                .withBody("{\"__type\": \"" + type + "\", \"message\": \"No\"}");
    }

    private static String text(SecretReading reading) {
        return switch (reading) {
            case Found(Secret secret, _) -> secret.reveal();
            case Unavailable(var cause) -> cause.name();
        };
    }
}
