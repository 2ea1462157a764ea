package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.local.cognito.trigger.FunctionAnswer;
import cognitoverify.local.cognito.trigger.TimelineEntry;
import cognitoverify.local.cognito.trigger.Trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What Cognito does when a function starts too slowly, and what the timeline tells of it. */
@Timeout(30)
class ColdStartTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final Duration TOO_LONG = Duration.ofMillis(1400);
    private static final Script SCRIPT = new Script();

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(
                    LocalCognito.builder().attemptTimeout(PATIENCE).functions(SCRIPT));

    private final Client client = Client.of(cognito.server());

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch lateOneMayEnd = new CountDownLatch(1);

    @BeforeEach
    void begin() {
        SCRIPT.reset();
        client.initiate(PASSWORDLESS, ANN);
        cognito.server().reset();
        SCRIPT.on(Trigger.CREATE, this::sendsACode);
    }

    /** What runs on would send its code into the next test. */
    @AfterEach
    void letAllEnd() {
        lateOneMayEnd.countDown();
        while (creates().stream().anyMatch(ColdStartTest::runsOn)) {
            Thread.onSpinWait();
        }
    }

    private static boolean runsOn(TimelineEntry entry) {
        return entry.response() == null && entry.late() == null;
    }

    @Test
    void theFirstAttemptIsGivenUpAndTheSecondAnswers() {
        cognito.server().coldStart(TOO_LONG);

        client.initiate(PASSWORDLESS, ANN);

        assertThat(creates()).extracting(TimelineEntry::attempt).containsExactly(1, 2);
        assertThat(creates().getFirst().error()).contains("No answer in time");
        assertThat(creates().getLast().error()).isNull();
    }

    @Test
    void theTimelineTellsOfTheLateEndToWhoeverHasReadOn() {
        cognito.server().coldStart(TOO_LONG);
        client.initiate(PASSWORDLESS, ANN);
        var read = entries(0);
        var givenUp = read.path(1);

        lateOneMayEnd.countDown();
        var later = laterThan(read.path(read.size() - 1).path("number").asLong());

        assertThat(later).hasSize(1);
        assertThat(later.path(0).path("id")).isEqualTo(givenUp.path("id"));
        assertThat(later.path(0).at("/late/afterMillis").asLong())
                .isGreaterThanOrEqualTo(TOO_LONG.toMillis());
        assertThat(later.path(0).at("/late/response/response").isObject()).isTrue();
    }

    @Test
    void eachAttemptShowsTheOneMessageThatItAskedFor() {
        cognito.server().coldStart(TOO_LONG);
        client.initiate(PASSWORDLESS, ANN);
        assertThat(creates().getFirst().asked()).isEmpty();

        lateOneMayEnd.countDown();
        laterThan(creates().getLast().number());

        assertThat(creates()).extracting(entry -> entry.asked().size()).containsExactly(1, 1);
        assertThat(cognito.server().verify().inbox(ANN)).hasSize(2);
    }

    @Test
    void aShortOneIsWaitedFor() {
        cognito.server().coldStart(Duration.ofMillis(50));

        client.initiate(PASSWORDLESS, ANN);

        assertThat(creates()).hasSize(1);
        assertThat(creates().getFirst().duration()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void isOverAfterAReset() {
        cognito.server().coldStart(TOO_LONG);

        cognito.server().reset();

        assertThat(client.get("/cold-start").body()).isEqualTo("{\"delayMillis\":0}");
    }

    @Test
    void thePageTurnsItOn() {
        var reply = put("{\"delayMillis\":6000}");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"delayMillis\":6000}");
        assertThat(client.get("/cold-start").body()).isEqualTo("{\"delayMillis\":6000}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                  | JSON object",
                "{                                   | JSON object",
                "[]                                  | JSON object",
                "6000                                | JSON object",
                "{}                                  | one field is delayMillis",
                "{\"delay\":6000}                    | one field is delayMillis",
                "{\"delayMillis\":1,\"to\":\"+1\"}   | one field is delayMillis",
                "{\"delayMillis\":\"6000\"}          | whole number",
                "{\"delayMillis\":null}              | whole number",
                "{\"delayMillis\":0.5}               | whole number",
                "{\"delayMillis\":9999999999}        | whole number",
                "{\"delayMillis\":-1}                | 0 to 60,000 ms",
                "{\"delayMillis\":60001}             | 0 to 60,000 ms",
            })
    void whatMakesNoSenseIsRefusedAndChangesNothing(String body, String reason) {
        cognito.server().coldStart(Duration.ofSeconds(6));

        var reply = put(body);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("stays as it was", reason);
        assertThat(client.get("/cold-start").body()).isEqualTo("{\"delayMillis\":6000}");
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        assertThat(put(" ".repeat(2_000) + "{\"delayMillis\":6000}").statusCode()).isEqualTo(400);
    }

    @Test
    void canOnlyBeReadAndSet() {
        var delete = HttpRequest.newBuilder(client.uri().resolve("/cold-start")).DELETE();

        assertThat(client.send(delete).statusCode()).isEqualTo(405);
    }

    private static List<TimelineEntry> creates() {
        return cognito.server().timeline().of(Trigger.CREATE);
    }

    private JsonNode entries(long after) {
        return Client.body(client.get("/timeline?after=" + after)).path("entries");
    }

    /** Asks as the page does, until there is something. */
    private JsonNode laterThan(long number) {
        var entries = entries(number);
        while (entries.isEmpty()) {
            entries = entries(number);
        }
        return entries;
    }

    private HttpResponse<String> put(String body) {
        return client.send(
                HttpRequest.newBuilder(client.uri().resolve("/cold-start"))
                        .PUT(BodyPublishers.ofString(body)));
    }

    /** The second call is that of the attempt that started late. */
    private FunctionAnswer sendsACode(ObjectNode event) {
        if (calls.incrementAndGet() == 2) {
            await(lateOneMayEnd);
        }
        var basic = "AC" + "0".repeat(32) + ":local-secret";
        var service = "/v2/Services/VA" + "0".repeat(32);
        var encoded = Base64.getEncoder().encodeToString(basic.getBytes(UTF_8));
        var verify = cognito.server().verify().uri();
        client.send(
                HttpRequest.newBuilder(URI.create(verify + service + "/Verifications"))
                        .header("Authorization", "Basic " + encoded)
                        .POST(BodyPublishers.ofString("Channel=sms&To=%2B12025550100")));
        return Script.respond(event, "{\"publicChallengeParameters\":{}}");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
