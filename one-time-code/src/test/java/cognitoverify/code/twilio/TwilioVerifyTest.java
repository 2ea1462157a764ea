package cognitoverify.code.twilio;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.code.CachedSecret;
import cognitoverify.code.CheckOutcome;
import cognitoverify.code.Deadline;
import cognitoverify.code.Destination;
import cognitoverify.code.Evidence;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SecretReading.Cause;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretStore;
import cognitoverify.code.SendOutcome;
import cognitoverify.code.SendOutcome.Sent;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.log.Level;
import cognitoverify.unruly.UnrulyServer;
import cognitoverify.unruly.UnrulyServer.Connection;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked of Twilio, how often, and with which secret. */
class TwilioVerifyTest {
    private static final InstantSource ALWAYS_NOW =
            InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String VERIFICATION =
            """
            {"sid": "%s", "service_sid": "%s", "status": "approved"}
            """
                    .formatted(Example.VERIFICATION_SID, Example.SERVICE_SID);

    @RegisterExtension
    static final WireMockExtension TWILIO =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @BeforeAll
    static void warmUp() {
        Example.warmUp(TWILIO.baseUrl());
    }

    private final ScriptedStore store = new ScriptedStore();

    /** Twilio knows the secret {@code new}, and {@link Example#SECRET}. */
    @BeforeEach
    void answerWhoeverHasTheSecret() {
        TWILIO.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
        for (var known : List.of("new", Example.SECRET)) {
            TWILIO.stubFor(
                    post(anyUrl())
                            .withBasicAuth(Example.ACCOUNT_SID, known)
                            .willReturn(aResponse().withStatus(201).withBody(VERIFICATION)));
        }
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void sendNamesDestinationAndChannelAndNothingElse(Channel channel) {
        Example.twilioAt(TWILIO.baseUrl()).send(Example.DESTINATION, channel, Example.enoughTime());

        assertThat(onlyForm())
                .isEqualTo(Map.of("To", Example.NUMBER, "Channel", channel.parameterValue()));
    }

    @Test
    void addressIsEncodedAsAForm() {
        var address = "ann+a&b=c@example.org";

        Example.twilioAt(TWILIO.baseUrl())
                .send(new Destination(address), Channel.EMAIL, Example.enoughTime());

        assertThat(onlyForm()).isEqualTo(Map.of("To", address, "Channel", "email"));
    }

    @Test
    void sendPostsAFormToTheServicesVerifications() {
        send(Example.twilioAt(TWILIO.baseUrl()));

        TWILIO.verify(
                1,
                postRequestedFor(urlEqualTo(Example.SENDS))
                        .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                        .withHeader("Accept", equalTo("application/json"))
                        .withHeader("Expect", absent()));
    }

    @Test
    void pathOfTheBaseUrlIsKept() {
        send(Example.twilioAt(TWILIO.baseUrl() + "/stub"));

        TWILIO.verify(1, postRequestedFor(urlEqualTo("/stub" + Example.SENDS)));
    }

    @Test
    void userAndSecretAreBasicCredentials() {
        TWILIO.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(201)));
        var apiKey = "SK" + "1".repeat(32);
        var configuration =
                new TwilioConfiguration(
                        apiKey,
                        Example.ACCOUNT_SID,
                        Example.SERVICE_SID,
                        URI.create(TWILIO.baseUrl()));

        send(new TwilioVerify(configuration, secrets("new")));

        TWILIO.verify(
                1,
                postRequestedFor(anyUrl())
                        .withHeader("Authorization", equalTo(basic(apiKey, "new"))));
    }

    /** V1: it is the session's own verification that is asked about. */
    @Test
    void checkBySidNamesCodeAndVerificationAndNothingElse() {
        Example.twilioAt(TWILIO.baseUrl()).check(Example.BY_SID, Example.enoughTime());

        assertThat(onlyForm())
                .isEqualTo(
                        Map.of("Code", Example.CODE, "VerificationSid", Example.VERIFICATION_SID));
    }

    @Test
    void checkByDestinationNamesCodeAndNumberAndNothingElse() {
        Example.twilioAt(TWILIO.baseUrl()).check(Example.BY_DESTINATION, Example.enoughTime());

        assertThat(onlyForm()).isEqualTo(Map.of("Code", Example.CODE, "To", Example.NUMBER));
    }

    @Test
    void checkPostsAFormToTheServicesVerificationCheck() {
        Example.twilioAt(TWILIO.baseUrl()).check(Example.BY_SID, Example.enoughTime());

        TWILIO.verify(1, postRequestedFor(urlEqualTo(Example.CHECKS)));
    }

    /** X5: Twilio's answer can't lead the request, and with it the secret, anywhere else. */
    @Test
    void redirectIsNotFollowed() {
        TWILIO.stubFor(
                post(Example.SENDS)
                        .willReturn(
                                aResponse()
                                        .withStatus(307)
                                        .withHeader("Location", TWILIO.url("/elsewhere"))));

        send(Example.twilioAt(TWILIO.baseUrl()));

        assertThat(TWILIO.getAllServeEvents()).hasSize(1);
    }

    /** C14: nor is any way of giving no answer a reason to ask again. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultIsNotAskedForTwice(Fault fault) {
        TWILIO.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(201).withFault(fault)));

        var outcome = send(Example.twilioAt(TWILIO.baseUrl()));

        assertThat(outcome).isInstanceOf(SendOutcome.Unconfirmed.class);
        TWILIO.verify(1, postRequestedFor(anyUrl()));
    }

    /** C14. */
    @Test
    void sendThatIsNotAnsweredInTimeIsUnconfirmed() throws Exception {
        try (var server = UnrulyServer.that(Connection::hang)) {

            var outcome =
                    Example.twilioAt(server.url())
                            .send(
                                    Example.DESTINATION,
                                    Channel.SMS,
                                    Deadline.in(Duration.ofMillis(500)));

            assertThat(outcome)
                    .isEqualTo(new SendOutcome.Unconfirmed(new Evidence("NO_REPLY", Level.WARN)));
        }
    }

    /** C14, V9. */
    @Test
    void checkThatIsNotAnsweredInTimeIsUnavailable() throws Exception {
        try (var server = UnrulyServer.that(Connection::hang)) {

            var outcome =
                    Example.twilioAt(server.url())
                            .check(Example.BY_SID, Deadline.in(Duration.ofMillis(500)));

            assertThat(outcome)
                    .isEqualTo(new CheckOutcome.Unavailable(new Evidence("NO_REPLY", Level.WARN)));
        }
    }

    @Test
    void sendWithoutConnectionIsUnavailable() {
        var outcome = send(Example.twilioAt("http://127.0.0.1:1"));

        assertThat(outcome)
                .isEqualTo(new SendOutcome.Unavailable(new Evidence("NO_CONNECTION", Level.ERROR)));
    }

    /** X4: a secret that was rotated costs one request more, once. */
    @Test
    void refusedSecretIsReadAgainAndTheNewOneUsed() {
        var outcome = send(twilio(secrets("old", "new")));

        assertThat(outcome).isInstanceOf(Sent.class);
        TWILIO.verify(2, postRequestedFor(anyUrl()));
        assertThat(store.reads()).isEqualTo(2);
    }

    /** X4: a check that was refused did not happen, so it may be repeated. */
    @Test
    void checkUsesTheNewSecretToo() {
        var outcome = twilio(secrets("old", "new")).check(Example.BY_SID, Example.enoughTime());

        assertThat(outcome).isInstanceOf(CheckOutcome.Approved.class);
        TWILIO.verify(2, postRequestedFor(anyUrl()));
    }

    /** X4. */
    @Test
    void secretThatIsStillTheSameIsNotTriedAgain() {
        var outcome = send(twilio(secrets("old", "old")));

        assertThat(outcome)
                .isEqualTo(
                        new SendOutcome.Unavailable(
                                new Evidence("UNAUTHORIZED", Level.ERROR, 401, 0)));
        TWILIO.verify(1, postRequestedFor(anyUrl()));
    }

    /** X4. */
    @Test
    void newSecretThatIsRefusedTooIsTheEndOfIt() {
        var outcome = send(twilio(secrets("old", "older", "oldest")));

        assertThat(outcome).isInstanceOf(SendOutcome.Unavailable.class);
        TWILIO.verify(2, postRequestedFor(anyUrl()));
        assertThat(store.reads()).isEqualTo(2);
    }

    /** X4: a secret that is wrong for good must not make two requests of every invocation. */
    @Test
    void secondRefusalWithinTenSecondsReadsNothing() {
        var twilio = twilio(secrets("old", "old", "new"));
        send(twilio);

        send(twilio);

        assertThat(store.reads()).isEqualTo(2);
        TWILIO.verify(2, postRequestedFor(anyUrl()));
    }

    /** X4: a 401 whose new secret can't be read stays a 401. */
    @Test
    void refusedSecretThatCannotBeReadAgainIsUnauthorized() {
        store.next.add(new Found(new Secret("old")));
        store.next.add(new SecretReading.Unavailable(Cause.SECRET_TIMEOUT));

        var outcome = send(twilio(new CachedSecret(store, ALWAYS_NOW)));

        assertThat(outcome.evidence()).isEqualTo(new Evidence("UNAUTHORIZED", Level.ERROR, 401, 0));
    }

    /** V9: without a secret nothing is asked. */
    @ParameterizedTest
    @EnumSource(Cause.class)
    void sendWithoutSecretAsksNothingAndSaysWhy(Cause cause) {
        store.next.add(new SecretReading.Unavailable(cause));

        var outcome = send(twilio(new CachedSecret(store, ALWAYS_NOW)));

        assertThat(outcome)
                .isEqualTo(new SendOutcome.Unavailable(new Evidence(cause.name(), Level.ERROR)));
        assertThat(TWILIO.getAllServeEvents()).isEmpty();
    }

    /** V9. */
    @ParameterizedTest
    @EnumSource(Cause.class)
    void checkWithoutSecretAsksNothingAndSaysWhy(Cause cause) {
        store.next.add(new SecretReading.Unavailable(cause));

        var outcome =
                twilio(new CachedSecret(store, ALWAYS_NOW))
                        .check(Example.BY_SID, Example.enoughTime());

        assertThat(outcome)
                .isEqualTo(new CheckOutcome.Unavailable(new Evidence(cause.name(), Level.ERROR)));
        assertThat(TWILIO.getAllServeEvents()).isEmpty();
    }

    private static SendOutcome send(TwilioVerify twilio) {
        return twilio.send(Example.DESTINATION, Channel.SMS, Example.enoughTime());
    }

    private static TwilioVerify twilio(CachedSecret secrets) {
        return Example.twilioAt(TWILIO.baseUrl(), secrets);
    }

    private CachedSecret secrets(String... texts) {
        Stream.of(texts).map(text -> new Found(new Secret(text))).forEach(store.next::add);
        return new CachedSecret(store, ALWAYS_NOW);
    }

    private static String basic(String user, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8));
    }

    /** The form of the one request that came. */
    private static Map<String, String> onlyForm() {
        var requests = TWILIO.findAll(postRequestedFor(anyUrl()));
        assertThat(requests).hasSize(1);
        return Stream.of(requests.getFirst().getBodyAsString().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    /** Gives one reading after the other. */
    private static final class ScriptedStore implements SecretStore {
        private final Deque<SecretReading> next = new ArrayDeque<>();
        private int reads;

        @Override
        public SecretReading read(Deadline deadline) {
            reads++;
            return next.remove();
        }

        int reads() {
            return reads;
        }
    }
}
