package cognitoverify.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitoverify.code.CheckOutcome;
import cognitoverify.code.CodeCheck;
import cognitoverify.code.CodeCheck.Subject.ByDestination;
import cognitoverify.code.CodeCheck.Subject.BySid;
import cognitoverify.code.CodeChecker;
import cognitoverify.code.DecoyPace;
import cognitoverify.code.Destination;
import cognitoverify.code.Evidence;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.lambda.CapturedLog;
import cognitoverify.lambda.Event;
import cognitoverify.lambda.FakeContext;
import cognitoverify.lambda.LambdaFunction;
import cognitoverify.protocol.log.Level;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Verify as Lambda calls it, with a Twilio that knows the code 123456 and remembers what it was
 * asked.
 */
class VerifyChallengeHandlerTest {
    private static final Event RIGHT = Event.file("passwordless/03-verify-right-code.json");
    private static final String SID = "VE00000000000000000000000000000001";
    private static final long NOW = 1_767_225_600;

    private final CapturedLog log = new CapturedLog();
    private final List<CodeCheck> asked = new ArrayList<>();
    private long now = NOW;
    private CodeChecker checker =
            (check, _) -> check.code().equals("123456") ? approved() : wrong();

    /** Every event of {@code events/} that verify gets; V14, V10, V7 and D4 among them. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "mfa/04-verify-right-code.json, true, right RIGHT_CODE",
        "odd/answer-without-digits-verify.json, false, not_checked MALFORMED_ANSWER",
        "odd/channel-switch-1-verify.json, false, not_checked ACTION",
        "odd/expired-1-verify.json, false, not_checked CODE_EXPIRED",
        "odd/passwordless-srp-3-verify.json, true, right RIGHT_CODE",
        "odd/resend-1-verify.json, false, not_checked ACTION",
        "odd/resend-too-soon-1-verify.json, false, not_checked ACTION",
        "odd/right-code-with-action-verify.json, false, not_checked ACTION",
        "odd/unknown-action-1-verify.json, false, not_checked ACTION",
        "odd/unknown-user-3-verify.json, false, not_checked USER_NOT_FOUND",
        "odd/wrong-code-1-verify.json, false, wrong WRONG_CODE",
        "passwordless/03-verify-right-code.json, true, right RIGHT_CODE"
    })
    void eachEventGetsItsVerdict(String file, boolean right, String logged) {
        var answer = verify(Event.file(file));

        assertThat(answer.get("response")).hasToString("{\"answerCorrect\":" + right + "}");
        assertThat(logged()).isEqualTo(logged);
        assertThat(asked).hasSize(logged.startsWith("not_checked") ? 0 : 1);
    }

    @Test
    void noEventOfVerifysIsLeftUntested() throws NoSuchMethodException {
        var tested =
                getClass()
                        .getDeclaredMethod(
                                "eachEventGetsItsVerdict",
                                String.class,
                                boolean.class,
                                String.class)
                        .getAnnotation(CsvSource.class)
                        .value();

        assertThat(List.of(tested).stream().map(row -> row.split(",", -1)[0]))
                .isEqualTo(Event.files("verify"));
    }

    /** V1. */
    @Test
    void theVerificationIsAskedForByItsSid() {
        verify(RIGHT);

        assertThat(asked).containsExactly(new CodeCheck("123456", new BySid(SID)));
    }

    @Test
    void whereTwilioDidNotNameItTheDestinationStandsForIt() {
        verify(RIGHT.with("/request/privateChallengeParameters/verificationSid", ""));

        assertThat(asked)
                .containsExactly(
                        new CodeCheck(
                                "123456", new ByDestination(new Destination("+12025550100"))));
    }

    @Test
    void withNeitherThereIsNothingToAsk() {
        verify(
                RIGHT.with("/request/privateChallengeParameters/verificationSid", "")
                        .with("/request/privateChallengeParameters/destination", ""));

        assertThat(asked).isEmpty();
        assertThat(logged()).isEqualTo("not_checked NOTHING_SENT");
    }

    /** V7. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                " 123456\n",
                "123 456",
                "123-456",
                "123\u2013456",
                "123\u2212456",
                "123\u00a0456",
                "1\u200b2\u200c3\u200d4\u20605\ufeff6",
                "\u202a123456\u202c",
                "１２３４５６",
                "١٢٣٤٥٦",
                "\ud835\udfcf\ud835\udfd0\ud835\udfd1\ud835\udfd2\ud835\udfd3\ud835\udfd4"
            })
    void aCodeIsReadHoweverItWasTypedPastedOrFilledIn(String answer) {
        verify(RIGHT.with("/request/challengeAnswer", answer));

        assertThat(asked).extracting(CodeCheck::code).containsExactly("123456");
    }

    /** V7: what can't be a code costs no check. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "123",
                "12345678901",
                "12345a",
                "123.456",
                "123456;",
                "0x1234",
                "²³¹⁴⁵⁶",
                "一二三四五六",
                "Ⅳ123456",
                "123456\u0000",
                "null"
            })
    void whatCannotBeACodeIsNotChecked(String answer) {
        verify(RIGHT.with("/request/challengeAnswer", answer));

        assertThat(asked).isEmpty();
        assertThat(logged()).isEqualTo("not_checked MALFORMED_ANSWER");
    }

    @Test
    void anAnswerOfTenKilobytesIsNotLookedAt() {
        verify(RIGHT.with("/request/challengeAnswer", " ".repeat(10_000) + "123456"));

        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "1234567890"})
    void aCodeHasFourToTenDigits(String answer) {
        verify(RIGHT.with("/request/challengeAnswer", answer));

        assertThat(asked).extracting(CodeCheck::code).containsExactly(answer);
    }

    /** V10: Twilio is not asked about a code that has died, whatever it would say. */
    @Test
    void aCodeLivesForTenMinutesAfterTheLastSend() {
        now = NOW + 599;
        verify(RIGHT);
        assertThat(asked).hasSize(1);

        now = NOW + 600;
        verify(RIGHT);
        assertThat(asked).hasSize(1);
        assertThat(logged()).isEqualTo("not_checked CODE_EXPIRED");
    }

    @Test
    void whereNothingWasSentThereIsNothingToCheck() {
        verify(RIGHT.with("/request/privateChallengeParameters/sentAt", "0"));

        assertThat(asked).isEmpty();
        assertThat(logged()).isEqualTo("not_checked NOTHING_SENT");
    }

    @Test
    void aDecoyHasNoRightCode() {
        verify(RIGHT.with("/request/privateChallengeParameters/decoy", "true"));

        assertThat(asked).isEmpty();
        assertThat(logged()).isEqualTo("not_checked DECOY");
    }

    /** V14: whatever else the event says. */
    @Test
    void aUserWhoDoesNotExistIsNeverRight() {
        var answer = verify(RIGHT.with("/request/userNotFound", true));

        assertThat(answer.at("/response/answerCorrect").asBoolean()).isFalse();
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/request/privateChallengeParameters, ",
        "/request/privateChallengeParameters/sentAt, soon",
        "/request/privateChallengeParameters/decoy, ",
        "/request/privateChallengeParameters/verificationSid, VA00000000000000000000000000000001"
    })
    void parametersThatAreNotOursAreAbsent(String pointer, String value) {
        verify(RIGHT.with(pointer, value));

        assertThat(asked).isEmpty();
        assertThat(logged()).isEqualTo("not_checked MALFORMED_PARAMETERS");
    }

    /** V9: only an approval is right, and nothing that happens on the way throws. */
    @ParameterizedTest
    @CsvSource({"WRONG, wrong", "GONE, wrong", "UNAVAILABLE, unavailable"})
    void onlyAnApprovalIsRight(String outcome, String logged) {
        checker =
                (_, _) ->
                        switch (outcome) {
                            case "WRONG" -> wrong();
                            case "GONE" ->
                                    new CheckOutcome.Gone(
                                            new Evidence("CODE_EXPIRED", Level.INFO, 404, 20404));
                            default ->
                                    new CheckOutcome.Unavailable(
                                            new Evidence("NO_REPLY", Level.WARN));
                        };

        var answer = verify(RIGHT);

        assertThat(answer.at("/response/answerCorrect").asBoolean()).isFalse();
        assertThat(log.last().get("outcome").asText()).isEqualTo(logged);
    }

    /** X3, V9. */
    @Test
    void aCheckerThatBreaksMakesNothingRight() {
        checker =
                (_, _) -> {
                    throw new IllegalStateException("marker-broken");
                };

        var answer = verify(RIGHT);

        assertThat(answer.at("/response/answerCorrect").asBoolean()).isFalse();
        assertThat(log.lines()).hasSize(1).noneMatch(line -> line.contains("marker"));
        assertThat(logged()).isEqualTo("unavailable INTERNAL_ERROR");
        assertThat(log.last().get("level").asText()).isEqualTo("ERROR");
    }

    /** X8. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"request\":null}",
                "{\"request\":{}}",
                "{\"request\":{\"privateChallengeParameters\":null,\"challengeAnswer\":null},\"response\":null}",
                "{\"request\":{\"privateChallengeParameters\":{\"decoy\":null},\"challengeAnswer\":\"123456\"}}",
                "{\"Request\":{}}"
            })
    void nothingMissingIsRightOrThrows(String json) {
        var answer = Event.parse(function().invoke(json)).node();

        assertThat(answer.get("response")).hasToString("{\"answerCorrect\":false}");
        assertThat(asked).isEmpty();
    }

    /**
     * Lambda's serializer refuses these before the function sees them; Cognito's caller gets an
     * error.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/request | text",
                "/request/privateChallengeParameters | text",
                "/request/userAttributes | text",
                "/request/clientMetadata | text",
                "/request/userNotFound | maybe"
            })
    void theSerializerItselfRefusesSomeWrongTypes(String pointer, String value) {
        assertThatThrownBy(() -> verify(RIGHT.with(pointer, value)))
                .isInstanceOf(RuntimeException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void theSerializerRefusesAnObjectAsAnAnswer() {
        assertThatThrownBy(
                        () ->
                                verify(
                                        RIGHT.with(
                                                "/request/challengeAnswer",
                                                Map.of("ANSWER", "123456"))))
                .isInstanceOf(RuntimeException.class);
    }

    /**
     * The serializer reads a number as a text, which costs leading zeros; Cognito always sends a
     * text.
     */
    @Test
    void aNumberInPlaceOfATextIsAnAnswerToo() {
        verify(RIGHT.with("/request/challengeAnswer", 123456));

        assertThat(asked).extracting(CodeCheck::code).containsExactly("123456");
    }

    @Test
    void theEventComesBackAsItWasButForTheResponse() {
        var answer = verify(RIGHT);

        assertThat(new Event(answer.deepCopy()).without("/response").node())
                .isEqualTo(RIGHT.without("/response").node());
    }

    /** V13, X1, X2. */
    @Test
    void theLogSaysWhatWasDecidedAndNothingAboutAnybody() {
        verify(
                RIGHT.with("/userName", "marker-user")
                        .with("/request/userAttributes/phone_number", "+14165557731")
                        .with("/request/privateChallengeParameters/destination", "+14165557731")
                        .with("/request/challengeAnswer", "77317731")
                        .with("/request/clientMetadata", Map.of("x", "marker-x")));

        assertThat(log.lines()).hasSize(1);
        assertThat(log.lines().getFirst())
                .doesNotContain("marker", "5557731", "77317731", "VE00", "0588acd1");
        assertThat(log.last().get("event").asText()).isEqualTo("verify");
        assertThat(log.last().get("user").asText()).isEqualTo("10a7d62718d103b3");
        assertThat(log.last().get("requestId").asText()).isEqualTo(FakeContext.REQUEST_ID);
    }

    /** C14. */
    @Test
    void theCheckerGetsTheInvocationsDeadline() {
        var left = new AtomicReference<Duration>();
        checker =
                (_, deadline) -> {
                    left.set(deadline.left(Duration.ofMinutes(1)));
                    return wrong();
                };

        verify(RIGHT);

        assertThat(left.get()).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(3));
    }

    /** C14: never in the last 300 ms that Lambda allows. */
    @Test
    void theDeadlineEndsBeforeLambdasDoes() {
        var left = new AtomicReference<Duration>();
        checker =
                (_, deadline) -> {
                    left.set(deadline.left(Duration.ofMinutes(1)));
                    return wrong();
                };

        function(new FakeContext(Duration.ofSeconds(1))).invoke(RIGHT);

        assertThat(left.get()).isBetween(Duration.ofMillis(1), Duration.ofMillis(700));
    }

    @Test
    void allThatIsWrongWithTheEnvironmentIsReportedAtOnce() {
        assertThatThrownBy(() -> new VerifyChallengeHandler(Map.of()))
                .hasMessageContainingAll(
                        "TWILIO_ACCOUNT_SID", "TWILIO_TOKEN", "VERIFY_SERVICE_SID", "AWS_REGION");
    }

    private JsonNode verify(Event event) {
        return function().invoke(event);
    }

    private LambdaFunction<CognitoUserPoolVerifyAuthChallengeResponseEvent> function() {
        return function(new FakeContext());
    }

    private LambdaFunction<CognitoUserPoolVerifyAuthChallengeResponseEvent> function(
            FakeContext context) {
        var handler =
                new VerifyChallengeHandler(
                        _ -> new Found(new Secret("secret")),
                        (check, deadline) -> {
                            asked.add(check);
                            return checker.check(check, deadline);
                        },
                        null,
                        new DecoyPace(System::nanoTime, _ -> {}, SecureRandom::new),
                        () -> Instant.ofEpochSecond(now),
                        log.log());
        return new LambdaFunction<>(
                handler, CognitoUserPoolVerifyAuthChallengeResponseEvent.class, context);
    }

    private String logged() {
        return log.last().get("outcome").asText() + " " + log.last().get("reason").asText();
    }

    private static CheckOutcome approved() {
        return new CheckOutcome.Approved(new Evidence("RIGHT_CODE", Level.INFO, 200, 0));
    }

    private static CheckOutcome wrong() {
        return new CheckOutcome.WrongCode(new Evidence("WRONG_CODE", Level.INFO, 200, 0));
    }
}
