package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import cognitoverify.lambda.Event;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;

/**
 * What SnapStart's snapshot of a function holds: all classes that the first invocation needs (a few
 * are the runtime's own and can't be had before), and no secret.
 */
@Isolated("On a busy machine a function that is not warm misses its deadlines.")
class SnapshotIT {
    private static final int FEW = 20;

    /** A machine that does other things, too, may let an invocation run out of time. */
    private static final int MOST_TRIES = 5;

    private static final String CHECKPOINT = "checkpoint";
    private static final String RESTORED = CHECKPOINT + ",restore";
    private static final String CREATE = "cognitoverify.create.CreateChallengeHandler";
    private static final String DEFINE = "cognitoverify.define.DefineChallengeHandler";
    private static final String VERIFY = "cognitoverify.verify.VerifyChallengeHandler";

    private static final TlsPlace PLACE = new TlsPlace();

    /** The servers, too, are slow at first. */
    @BeforeAll
    static void warmUp() {
        try (var create = PLACE.function(CREATE, true)) {
            sent(create, RESTORED);
        }
    }

    @AfterAll
    static void close() {
        PLACE.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFirstCodeIsSentByClassesThatAreThere(boolean hasLedger) {
        try (var create = PLACE.function(CREATE, hasLedger)) {
            sent(create, RESTORED);

            assertThat(create.loaded()).hasSizeLessThanOrEqualTo(FEW);
            assertThat(create.output().lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFirstAnswerIsCheckedByClassesThatAreThere(boolean hasLedger) {
        try (var create = PLACE.function(CREATE, hasLedger);
                var verify = PLACE.function(VERIFY, hasLedger)) {
            var answer = answer(sent(create, RESTORED));

            untilIs(
                    verify,
                    RESTORED,
                    answer,
                    response -> response.path("answerCorrect").asBoolean());

            assertThat(verify.loaded()).hasSizeLessThanOrEqualTo(FEW);
            assertThat(verify.output().lines()).hasSize(1);
        }
    }

    @Test
    void theFirstDecisionIsMadeByClassesThatAreThere() {
        try (var define = PLACE.function(DEFINE, false)) {
            var response = define.invoke(RESTORED, Event.file("passwordless/01-define-start.json"));

            assertThat(response.path("challengeName").asText()).isEqualTo("CUSTOM_CHALLENGE");
            assertThat(define.loaded()).hasSizeLessThanOrEqualTo(FEW);
            assertThat(define.output().lines()).hasSize(1);
        }
    }

    /** X6. */
    @ParameterizedTest
    @ValueSource(strings = {CREATE, VERIFY})
    void thereIsNoSecretAndNoConnectionInIt(String handler) throws IOException {
        try (var function = PLACE.function(handler, true)) {
            function.invoke(CHECKPOINT + ",look", Event.parse("{}"));

            assertThat(function.read("sockets")).isEmpty();
            assertThat(instances(function))
                    .contains(handler)
                    .doesNotContain(
                            "cognitoverify.code.Secret",
                            "cognitoverify.code.SecretReading$Found",
                            "cognitoverify.code.aws.AwsCredentials",
                            "cognitoverify.code.priming.LoopbackServer",
                            "cognitoverify.code.priming.LoopbackServices",
                            "cognitoverify.ledger.LedgerKey",
                            "java.net.Socket",
                            "java.net.ServerSocket",
                            "sun.net.www.http.HttpClient",
                            "sun.net.www.protocol.https.HttpsClient",
                            "sun.security.ssl.SSLSocketImpl");
            assertThat(Files.readString(function.path("heap.hprof"), ISO_8859_1))
                    .contains("/local/twilio-token")
                    .doesNotContain(
                            TlsPlace.SECRET,
                            TlsPlace.KEY,
                            TlsPlace.ACCESS_KEY,
                            TlsPlace.SECRET_KEY,
                            TlsPlace.SESSION_TOKEN);
        }
    }

    /** X6: what one reads, the other has to read for itself. */
    @Test
    void theSecretIsReadAfterIt() {
        PLACE.verify().reset();
        try (var create = PLACE.function(CREATE, false)) {
            create.invoke(RESTORED, Event.file("passwordless/02-create-first-code.json"));

            assertThat(PLACE.verify().counters().secretReads()).isEqualTo(1);
            assertThat(PLACE.verify().counters().sends()).isLessThanOrEqualTo(1);
        }
    }

    /** And before the first invocation, which needs none here. */
    @Test
    void theSecretIsReadByTheRestore() {
        var nothing = Event.parse("{}");
        try (var verify = PLACE.function(VERIFY, false)) {
            PLACE.verify().reset();
            verify.invoke(CHECKPOINT, nothing);
            assertThat(PLACE.verify().counters().secretReads()).isZero();

            verify.invoke(RESTORED, nothing);

            assertThat(PLACE.verify().counters().secretReads()).isOne();
        }
    }

    @Test
    void theLedgerIsAskedWithTheCredentialsOfTheRestore() {
        try (var create = PLACE.function(CREATE, true);
                var verify = PLACE.function(VERIFY, true)) {
            var sent = sent(create, RESTORED);

            assertCredentialsAreFetchedOnce(
                    create, Event.file("passwordless/02-create-first-code.json"));
            assertCredentialsAreFetchedOnce(verify, answer(sent));
        }
    }

    private static void assertCredentialsAreFetchedOnce(FreshFunction function, Event event) {
        var fetched = PLACE.credentials();
        var asked = PLACE.ledgerRequests();

        function.invoke(RESTORED, event);

        assertThat(PLACE.ledgerRequests()).isGreaterThan(asked);
        assertThat(PLACE.credentials() - fetched).isOne();
    }

    private static List<String> instances(FreshFunction function) {
        return function.read("histogram")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3)
                .map(columns -> columns[3])
                .toList();
    }

    private static JsonNode sent(FreshFunction create, String before) {
        return untilIs(
                create,
                before,
                Event.file("passwordless/02-create-first-code.json"),
                response ->
                        response.at("/publicChallengeParameters/REASON")
                                .asText()
                                .equals("CODE_SENT"));
    }

    private static JsonNode untilIs(
            FreshFunction function, String before, Event event, Predicate<JsonNode> expected) {
        for (var tries = 1; tries < MOST_TRIES; tries++) {
            var response = function.invoke(before, event);
            if (expected.test(response)) {
                return response;
            }
        }
        throw new AssertionError(function.output());
    }

    private static Event answer(JsonNode sent) {
        return Event.file("passwordless/03-verify-right-code.json")
                .with(
                        "/request/privateChallengeParameters",
                        sent.path("privateChallengeParameters"))
                .with("/request/challengeAnswer", PLACE.verify().inbox().getFirst().code());
    }
}
