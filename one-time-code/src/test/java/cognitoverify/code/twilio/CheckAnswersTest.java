package cognitoverify.code.twilio;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.CheckOutcome;
import cognitoverify.code.CheckOutcome.Approved;
import cognitoverify.code.CheckOutcome.Gone;
import cognitoverify.code.CheckOutcome.Unavailable;
import cognitoverify.code.CheckOutcome.WrongCode;
import cognitoverify.code.CodeCheck;
import cognitoverify.code.Evidence;
import cognitoverify.protocol.log.Level;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.function.Function;
import java.util.stream.Stream;

/** What Twilio must say for a code to be right, and that nothing else is (V1, V3, V9). */
class CheckAnswersTest {
    private static final String APPROVED =
            """
            {"sid": "%s", "service_sid": "%s", "account_sid": "%s", "to": "%s", "channel": "sms",
             "status": "approved", "valid": true, "date_created": "2026-01-01T00:00:00Z"}
            """
                    .formatted(
                            Example.VERIFICATION_SID,
                            Example.SERVICE_SID,
                            Example.ACCOUNT_SID,
                            Example.NUMBER);
    private static final String SID = "\"sid\": \"" + Example.VERIFICATION_SID + "\"";
    private static final String SERVICE = "\"service_sid\": \"" + Example.SERVICE_SID + "\"";
    private static final String TO = "\"to\": \"" + Example.NUMBER + "\"";
    private static final String STATUS = "\"status\": \"approved\"";
    private static final String VALID = "\"valid\": true";
    private static final String HTML = "<html><body>Bad gateway</body></html>";

    @RegisterExtension
    static final WireMockExtension TWILIO =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @BeforeAll
    static void warmUp() {
        Example.warmUp(TWILIO.baseUrl());
    }

    /** V3, V9: each answer is the outcome, and tells the operator why. */
    @ParameterizedTest
    @MethodSource("rows")
    void answerIsTheOutcomeOfItsRow(Row row) {
        TWILIO.stubFor(post(anyUrl()).willReturn(row.answered().response()));

        var outcome = check(row.answered().check());

        assertThat(outcome).isEqualTo(row.outcome());
    }

    /** C14: a check may use up the code, so a repeat could refuse the right one. */
    @ParameterizedTest
    @MethodSource("rows")
    void noAnswerIsAskedForTwice(Row row) {
        TWILIO.stubFor(post(anyUrl()).willReturn(row.answered().response()));

        check(row.answered().check());

        TWILIO.verify(1, postRequestedFor(anyUrl()));
    }

    /** V9, C14. */
    @Test
    void resetIsUnavailable() {
        TWILIO.stubFor(
                post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        var outcome = check(Example.BY_SID);

        assertThat(outcome).isEqualTo(new Unavailable(new Evidence("NO_REPLY", Level.WARN)));
    }

    /** V9. */
    @Test
    void noConnectionIsUnavailable() {
        var outcome =
                Example.twilioAt("http://127.0.0.1:1").check(Example.BY_SID, Example.enoughTime());

        assertThat(outcome).isEqualTo(new Unavailable(new Evidence("NO_CONNECTION", Level.ERROR)));
    }

    private static CheckOutcome check(CodeCheck check) {
        return Example.twilioAt(TWILIO.baseUrl()).check(check, Example.enoughTime());
    }

    static Stream<Row> rows() {
        return Stream.of(
                        approved(),
                        contradictory(),
                        wrong(),
                        gone(),
                        unreadable(),
                        unauthorized(),
                        rateLimited(),
                        redirected(),
                        failed(),
                        forbidden(),
                        refusedByTwilio())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> approved() {
        return Stream.of(
                        bySid("approved", APPROVED),
                        byDestination("approved", APPROVED),
                        bySid("valid missing", without(VALID, APPROVED)),
                        bySid("valid null", APPROVED.replace(VALID, "\"valid\": null")),
                        bySid("to missing, asked by sid", without(TO, APPROVED)),
                        byDestination("sid missing, asked by number", without(SID, APPROVED)))
                .map(answered -> answered.becomes(Approved::new, "RIGHT_CODE", Level.INFO));
    }

    /** V1, V3: approved, but of another verification, or not quite. */
    private static Stream<Row> contradictory() {
        return Stream.of(
                        bySid("another sid", other(SID)),
                        bySid("sid in lower case", SID.replace("VE", "ve"), SID),
                        bySid("an empty sid", "\"sid\": \"\"", SID),
                        bySid("null as sid", "\"sid\": null", SID),
                        bySid("no sid", without(SID, APPROVED)),
                        bySid("another service", other(SERVICE)),
                        bySid("null as service", "\"service_sid\": null", SERVICE),
                        bySid("no service", without(SERVICE, APPROVED)),
                        bySid("not valid", "\"valid\": false", VALID),
                        byDestination("another number", other(TO)),
                        byDestination("an empty number", "\"to\": \"\"", TO),
                        byDestination("null as number", "\"to\": null", TO),
                        byDestination("no number", without(TO, APPROVED)),
                        byDestination("another service", other(SERVICE)),
                        byDestination("no service", without(SERVICE, APPROVED)),
                        byDestination("not valid", APPROVED.replace(VALID, "\"valid\": false")),
                        bySid("nothing but the word", "{\"status\": \"approved\"}"))
                .map(
                        answered ->
                                answered.becomes(
                                        Unavailable::new, "CONTRADICTORY_ANSWER", Level.ERROR));
    }

    private static Stream<Row> wrong() {
        var pending = APPROVED.replace(STATUS, "\"status\": \"pending\"");
        return Stream.of(
                        bySid("pending, not valid", pending.replace(VALID, "\"valid\": false")),
                        bySid("pending, valid", pending),
                        byDestination("pending", pending))
                .map(answered -> answered.becomes(WrongCode::new, "WRONG_CODE", Level.INFO));
    }

    private static Stream<Row> gone() {
        return Stream.concat(
                Stream.of(
                                bySid("canceled", "\"status\": \"canceled\"", STATUS),
                                bySid("expired", "\"status\": \"expired\"", STATUS),
                                bySid("Approved", "\"status\": \"Approved\"", STATUS),
                                bySid("an empty status", "\"status\": \"\"", STATUS),
                                new Answered(404, 20404))
                        .map(answered -> answered.becomes(Gone::new, "CODE_EXPIRED", Level.INFO)),
                Stream.of(new Answered(429, 60202))
                        .map(
                                answered ->
                                        answered.becomes(
                                                Gone::new, "TOO_MANY_GUESSES", Level.WARN)));
    }

    private static Stream<Row> unreadable() {
        return Stream.of(
                        bySid("no status", without(STATUS, APPROVED)),
                        bySid("null as status", "\"status\": null", STATUS),
                        bySid("a list as status", "\"status\": [\"approved\"]", STATUS),
                        bySid("a word as valid", "\"valid\": \"yes, valid\"", VALID),
                        bySid("half of it", APPROVED.substring(0, 200)),
                        bySid("HTML", HTML),
                        bySid("nothing", ""),
                        bySid("null", "null"),
                        bySid("a list", "[" + APPROVED + "]"),
                        bySid("the word alone", "\"approved\""),
                        bySid("too much", APPROVED + " ".repeat(66_000)))
                .map(
                        answered ->
                                answered.becomes(
                                        Unavailable::new, "UNREADABLE_ANSWER", Level.WARN));
    }

    /** The status before the body, which the JDK keeps to itself. */
    private static Stream<Row> unauthorized() {
        return Stream.of(
                        new Answered("20003", 401, Example.error(401, 20003, "Authenticate")),
                        new Answered("60202", 401, Example.error(401, 60202, "Max checks")),
                        new Answered("approved", 401, APPROVED))
                .map(answered -> answered.becomes(Unavailable::new, "UNAUTHORIZED", Level.ERROR));
    }

    private static Stream<Row> rateLimited() {
        return Stream.of(
                        new Answered(429, 20429),
                        new Answered(429, 60203),
                        new Answered(429, 20404),
                        new Answered("HTML", 429, HTML),
                        new Answered("approved", 429, APPROVED))
                .map(answered -> answered.becomes(Unavailable::new, "RATE_LIMITED", Level.WARN));
    }

    /** V3: Twilio's library takes them for successes. */
    private static Stream<Row> redirected() {
        return Stream.of(301, 302, 303, 304, 307, 308)
                .map(status -> new Answered("approved", status, APPROVED))
                .map(answered -> answered.becomes(Unavailable::new, "REDIRECTED", Level.ERROR));
    }

    private static Stream<Row> failed() {
        return Stream.of(
                        new Answered("approved", 500, APPROVED),
                        new Answered("HTML", 502, HTML),
                        new Answered("nothing", 503, ""),
                        new Answered(503, 60202),
                        new Answered(500, 20404))
                .map(answered -> answered.becomes(Unavailable::new, "TWILIO_FAILED", Level.WARN));
    }

    /** T7: the key or the account may not do this. */
    private static Stream<Row> forbidden() {
        return Stream.of(
                        new Answered(403, 20003),
                        new Answered(403, 20403),
                        new Answered(403, 70051))
                .map(answered -> answered.becomes(Unavailable::new, "FORBIDDEN", Level.ERROR));
    }

    /** The operator's to mend; a 404 that is not Twilio's own does not mean the code. */
    private static Stream<Row> refusedByTwilio() {
        return Stream.of(
                        new Answered(400, 60200),
                        new Answered(400, 99999),
                        new Answered("approved", 400, APPROVED),
                        new Answered("HTML", 404, HTML),
                        new Answered("nothing", 404, ""),
                        new Answered("null", 403, "null"))
                .map(
                        answered ->
                                answered.becomes(
                                        Unavailable::new, "REFUSED_BY_TWILIO", Level.ERROR));
    }

    private static Answered bySid(String name, String body) {
        return new Answered(name, Example.BY_SID, 200, body, 0);
    }

    private static Answered bySid(String name, String field, String inPlaceOf) {
        return bySid(name, APPROVED.replace(inPlaceOf, field));
    }

    private static Answered byDestination(String name, String body) {
        return new Answered(name, Example.BY_DESTINATION, 200, body, 0);
    }

    private static Answered byDestination(String name, String field, String inPlaceOf) {
        return byDestination(name, APPROVED.replace(inPlaceOf, field));
    }

    private static String without(String field, String body) {
        return body.replace(field, "\"nothing\": 0");
    }

    private static String other(String field) {
        return APPROVED.replace(field, field.replaceFirst("\\w\"$", "9\""));
    }

    /** An answer of Twilio's to a check, and the code that can be read in it. */
    record Answered(String name, CodeCheck check, int status, String body, int code) {
        Answered(String name, int status, String body) {
            this(name, Example.BY_SID, status, body, 0);
        }

        Answered(int status, int code) {
            this("" + code, Example.BY_SID, status, Example.error(status, code, "See"), code);
        }

        Row becomes(Function<Evidence, CheckOutcome> outcome, String reason, Level level) {
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
    record Row(Answered answered, CheckOutcome outcome) {
        @Override
        public String toString() {
            return answered.status() + " with " + answered.name();
        }
    }
}
