package cognitoverify.code.twilio;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Evidence;
import cognitoverify.code.SendOutcome;
import cognitoverify.code.SendOutcome.ChannelRefused;
import cognitoverify.code.SendOutcome.DestinationRefused;
import cognitoverify.code.SendOutcome.Sent;
import cognitoverify.code.SendOutcome.TooManyCodes;
import cognitoverify.code.SendOutcome.TooManyGuesses;
import cognitoverify.code.SendOutcome.Unavailable;
import cognitoverify.code.SendOutcome.Unconfirmed;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.log.Level;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;

/** The protocol's table of Twilio's answers to a send, row by row (C13). */
class SendAnswersTest {
    private static final String VERIFICATION =
            """
            {"sid": "%s", "service_sid": "%s", "to": "%s", "channel": "sms", "status": "pending",
             "valid": false, "date_created": "2026-01-01T00:00:00Z", "lookup": {},
             "send_code_attempts": [{"channel": "sms", "attempt_sid": "VL1"}]}
            """
                    .formatted(Example.VERIFICATION_SID, Example.SERVICE_SID, Example.NUMBER);
    private static final String TEXT_AS_LIST =
            "{\"sid\": \"VE1\", \"send_code_attempts\": \"none\"}";
    private static final String HTML = "<html><body>Bad gateway</body></html>";

    @RegisterExtension
    static final WireMockExtension TWILIO =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @BeforeAll
    static void warmUp() {
        Example.warmUp(TWILIO.baseUrl());
    }

    /** C13: each answer is the outcome, and tells the operator what the table says. */
    @ParameterizedTest
    @MethodSource("rows")
    void answerIsTheOutcomeOfItsRow(Row row) {
        TWILIO.stubFor(post(anyUrl()).willReturn(row.answered().response()));

        var outcome = send();

        assertThat(outcome).isEqualTo(row.outcome());
    }

    /** C14: whatever the answer, Twilio is asked once. */
    @ParameterizedTest
    @MethodSource("rows")
    void noAnswerIsAskedForTwice(Row row) {
        TWILIO.stubFor(post(anyUrl()).willReturn(row.answered().response()));

        send();

        TWILIO.verify(1, postRequestedFor(anyUrl()));
    }

    /** C14: what Twilio says about repeating is not for an invocation that somebody waits for. */
    @Test
    void retryAfterIsNotWaitedFor() {
        var body = Example.error(429, 20429, "Too many requests");
        TWILIO.stubFor(
                post(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(429)
                                        .withHeader("Retry-After", "4")
                                        .withBody(body)));
        var start = System.nanoTime();

        send();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    private static SendOutcome send() {
        return Example.twilioAt(TWILIO.baseUrl())
                .send(Example.DESTINATION, Channel.SMS, Example.enoughTime());
    }

    static Stream<Row> rows() {
        return Stream.of(
                        sent(),
                        unreadableSuccess(),
                        failed(),
                        redirected(),
                        unauthorized(),
                        tooMany(),
                        rateLimited(),
                        channelRefused(),
                        destinationRefused(),
                        blockedByTwilio(),
                        forbidden(),
                        accountLimit(),
                        refusedByTwilio(),
                        unreadableRefusal())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> sent() {
        var name = "{\"sid\": \"" + Example.VERIFICATION_SID + "\"}";
        return Stream.of(
                        new Answered("a new verification", 201, VERIFICATION),
                        new Answered("an old verification", 200, VERIFICATION),
                        new Answered("only its name", 201, name))
                .map(
                        answered ->
                                answered.becomes(
                                        evidence -> new Sent(Example.VERIFICATION_SID, evidence),
                                        "CODE_SENT",
                                        Level.INFO));
    }

    private static Stream<Row> unreadableSuccess() {
        return Stream.of(
                        new Answered("HTML", 200, HTML),
                        new Answered("nothing", 201, ""),
                        new Answered("no content", 204, ""),
                        new Answered("null", 201, "null"),
                        new Answered("a list", 201, "[]"),
                        new Answered("a number", 201, "7"),
                        new Answered("half of it", 201, VERIFICATION.substring(0, 60)),
                        new Answered("no sid", 201, "{\"status\": \"pending\"}"),
                        new Answered("null as sid", 201, "{\"sid\": null}"),
                        new Answered("an empty sid", 201, "{\"sid\": \"\"}"),
                        new Answered("another thing's sid", 201, "{\"sid\": \"VA1\"}"),
                        new Answered("more than a sid", 201, "{\"sid\": \"VE1;guesses=0\"}"),
                        new Answered("a list as sid", 201, "{\"sid\": [\"VE1\"]}"),
                        new Answered("a text as list", 201, TEXT_AS_LIST),
                        new Answered("deep JSON", 201, "{\"a\":".repeat(5000)),
                        new Answered("too much", 201, VERIFICATION + " ".repeat(66_000)))
                .map(
                        answered ->
                                answered.becomes(
                                        Unconfirmed::new, "UNREADABLE_ANSWER", Level.WARN));
    }

    /** Any of them may have sent the message before it failed, even if it names a limit. */
    private static Stream<Row> failed() {
        return Stream.of(
                        new Answered("HTML", 500, HTML),
                        new Answered("HTML", 502, HTML),
                        new Answered("nothing", 503, ""),
                        new Answered("null", 503, "null"),
                        new Answered("a verification", 500, VERIFICATION),
                        new Answered(503, 20503),
                        new Answered(500, 60203),
                        new Answered(503, 60202),
                        new Answered(504, 60205),
                        new Answered(500, 20003))
                .map(answered -> answered.becomes(Unconfirmed::new, "TWILIO_FAILED", Level.WARN));
    }

    /** Twilio's library takes them for successes. */
    private static Stream<Row> redirected() {
        return Stream.of(301, 302, 303, 304, 307, 308)
                .map(status -> new Answered("a verification", status, VERIFICATION))
                .map(answered -> answered.becomes(Unavailable::new, "REDIRECTED", Level.ERROR));
    }

    /** The JDK keeps the body of a 401 to itself, so no code is known. */
    private static Stream<Row> unauthorized() {
        return Stream.of(
                        new Answered("20003", 401, Example.error(401, 20003, "Authenticate")),
                        new Answered("60203", 401, Example.error(401, 60203, "Max sends")),
                        new Answered("HTML", 401, HTML),
                        new Answered("a verification", 401, VERIFICATION),
                        new Answered("nothing", 401, ""))
                .map(answered -> answered.becomes(Unavailable::new, "UNAUTHORIZED", Level.ERROR));
    }

    private static Stream<Row> tooMany() {
        return Stream.concat(
                Stream.of(
                                new Answered(429, 60203),
                                new Answered(429, 60212),
                                new Answered(429, 60626),
                                new Answered(400, 60203),
                                new Answered(403, 60626))
                        .map(
                                answered ->
                                        answered.becomes(
                                                TooManyCodes::new, "TOO_MANY_CODES", Level.WARN)),
                Stream.of(new Answered(429, 60202), new Answered(400, 60202))
                        .map(
                                answered ->
                                        answered.becomes(
                                                TooManyGuesses::new,
                                                "TOO_MANY_GUESSES",
                                                Level.WARN)));
    }

    /** A 429 is one, whatever it says, but for the limits above. */
    private static Stream<Row> rateLimited() {
        return Stream.of(
                        new Answered(429, 20429),
                        new Answered(429, 60245),
                        new Answered(429, 60624),
                        new Answered(429, 60410),
                        new Answered(429, 60205),
                        new Answered(429, 60200),
                        new Answered(429, 99999),
                        new Answered("HTML", 429, HTML),
                        new Answered("nothing", 429, ""),
                        new Answered("null", 429, "null"))
                .map(answered -> answered.becomes(Unavailable::new, "RATE_LIMITED", Level.WARN));
    }

    private static Stream<Row> channelRefused() {
        return Stream.of(
                        new Answered(403, 60205),
                        new Answered(400, 60223),
                        new Answered(400, 60217),
                        new Answered(400, 68008),
                        new Answered(400, 60428),
                        new Answered(400, 60204),
                        new Answered(404, 60204),
                        invalid("Invalid parameter: Channel"),
                        invalid("Invalid parameter `Channel`: carrier-pigeon"))
                .map(
                        answered ->
                                answered.becomes(
                                        ChannelRefused::new, "CHANNEL_UNAVAILABLE", Level.WARN));
    }

    private static Stream<Row> destinationRefused() {
        return Stream.of(
                        new Answered(400, 60006),
                        new Answered(400, 60600),
                        new Answered(400, 60610),
                        new Answered(403, 60605),
                        new Answered(400, 60220),
                        new Answered(400, 60226),
                        invalid("Invalid parameter: To"),
                        invalid("Invalid parameter `To`: +15550100"))
                .map(
                        answered ->
                                answered.becomes(
                                        DestinationRefused::new,
                                        "DELIVERY_UNAVAILABLE",
                                        Level.WARN));
    }

    /** T7: Fraud Guard and its like, which an operator looks at in another way than at a number. */
    private static Stream<Row> blockedByTwilio() {
        return Stream.of(
                        new Answered(403, 60410),
                        new Answered(403, 60412),
                        new Answered(403, 60413),
                        new Answered(403, 60238))
                .map(
                        answered ->
                                answered.becomes(
                                        DestinationRefused::new, "BLOCKED_BY_TWILIO", Level.WARN));
    }

    /** T7: the key or the account may not do this. */
    private static Stream<Row> forbidden() {
        return Stream.of(
                        new Answered(403, 20003),
                        new Answered(403, 20403),
                        new Answered(403, 70051))
                .map(answered -> answered.becomes(Unavailable::new, "FORBIDDEN", Level.ERROR));
    }

    /** T7 */
    private static Stream<Row> accountLimit() {
        return Stream.of(new Answered(400, 60245), new Answered(400, 60624))
                .map(answered -> answered.becomes(Unavailable::new, "ACCOUNT_LIMIT", Level.ERROR));
    }

    /** The operator's to mend: settings, and whatever is not known yet. */
    private static Stream<Row> refusedByTwilio() {
        return Stream.of(
                        new Answered(404, 20404),
                        new Answered(400, 20429),
                        new Answered(400, 99999),
                        new Answered(418, 1),
                        invalid("Invalid parameter: Code"),
                        invalid("Invalid parameter: Token"),
                        invalid("Invalid parameter: ToString"),
                        invalid("Something about To and Channel"),
                        invalid(""))
                .map(
                        answered ->
                                answered.becomes(
                                        Unavailable::new, "REFUSED_BY_TWILIO", Level.ERROR));
    }

    private static Stream<Row> unreadableRefusal() {
        return Stream.of(
                        new Answered("HTML", 400, HTML),
                        new Answered("HTML", 403, HTML),
                        new Answered("nothing", 404, ""),
                        new Answered("null", 400, "null"),
                        new Answered("a list", 400, "[60203]"),
                        new Answered("no code", 400, "{\"message\": \"Bad request\"}"),
                        new Answered("null as code", 400, "{\"code\": null}"),
                        new Answered("a word as code", 400, "{\"code\": \"sixty\"}"),
                        new Answered("a list as status", 400, "{\"code\":60203,\"status\":[]}"),
                        new Answered("a code past int", 400, "{\"code\": 60203602036}"),
                        new Answered("60200 alone", 400, "{\"message\": null}"),
                        new Answered("too much", 400, "{\"code\":60203}" + " ".repeat(66_000)),
                        new Answered("407", 407, ""))
                .map(
                        answered ->
                                answered.becomes(
                                        Unavailable::new, "REFUSED_BY_TWILIO", Level.ERROR));
    }

    private static Answered invalid(String message) {
        return new Answered("60200 " + message, 400, Example.error(400, 60200, message), 60200);
    }

    /** An answer of Twilio's, and the code that can be read in it. */
    record Answered(String name, int status, String body, int code) {
        Answered(String name, int status, String body) {
            this(name, status, body, 0);
        }

        Answered(int status, int code) {
            this("" + code, status, Example.error(status, code, "See " + code), code);
        }

        Row becomes(Function<Evidence, SendOutcome> outcome, String reason, Level level) {
            return new Row(this, outcome.apply(new Evidence(reason, level, status, code)));
        }

        ResponseDefinitionBuilder response() {
            return aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withHeader("Location", "/elsewhere")
                    .withBody(body);
        }
    }

    /** An answer, and what it must become. */
    record Row(Answered answered, SendOutcome outcome) {
        @Override
        public String toString() {
            return answered.status() + " with " + answered.name();
        }
    }
}
