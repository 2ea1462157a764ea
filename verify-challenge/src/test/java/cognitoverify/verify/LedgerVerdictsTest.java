package cognitoverify.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.code.CheckOutcome;
import cognitoverify.code.CodeChecker;
import cognitoverify.code.Deadline;
import cognitoverify.code.DecoyPace;
import cognitoverify.code.Evidence;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading.Cause;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;
import cognitoverify.code.SecretStore;
import cognitoverify.lambda.CapturedLog;
import cognitoverify.lambda.Event;
import cognitoverify.lambda.FakeContext;
import cognitoverify.lambda.LambdaFunction;
import cognitoverify.ledger.LedgerAccess;
import cognitoverify.ledger.Limits;
import cognitoverify.ledger.table.MemoryTable;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.log.Level;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** V4, V5, V8: one verdict for an answer, however often it is delivered. */
class LedgerVerdictsTest {
    private static final Event RIGHT =
            Event.file("passwordless/03-verify-right-code.json")
                    .with("/request/privateChallengeParameters/nonce", "nonce-1");
    private static final long NOW = 1_767_225_600;

    private final CapturedLog log = new CapturedLog();
    private final AtomicInteger asked = new AtomicInteger();
    private Table table = new MemoryTable();
    private SecretStore secrets =
            _ ->
                    new Found(
                            new Secret("secret"),
                            new Secret(
                                    Base64.getEncoder()
                                            .encodeToString(
                                                    "0123456789abcdef0123456789abcdef"
                                                            .getBytes(UTF_8))));
    private CodeChecker checker =
            (check, _) -> check.code().equals("123456") ? approved() : wrong();
    private Instant now = Instant.ofEpochSecond(NOW);

    @Test
    void theSameDeliveryAgainGetsTheSameVerdictWithoutAsking() {
        assertThat(isRight(RIGHT)).isTrue();
        assertThat(isRight(RIGHT)).isTrue();
        assertThat(asked).hasValue(1);
        assertThat(logged()).isEqualTo("right DUPLICATE");
    }

    @Test
    void aWrongAnswerAgainIsWrongAgain() {
        var wrong = RIGHT.with("/request/challengeAnswer", "000000");

        assertThat(isRight(wrong)).isFalse();
        assertThat(isRight(wrong)).isFalse();
        assertThat(asked).hasValue(1);
    }

    @Test
    void anotherAnswerToTheSameRoundIsAsked() {
        isRight(RIGHT.with("/request/challengeAnswer", "000000"));

        assertThat(isRight(RIGHT)).isTrue();
    }

    @Test
    void theSameAnswerToAnotherRoundIsAsked() {
        isRight(RIGHT);
        isRight(RIGHT.with("/request/privateChallengeParameters/nonce", "nonce-2"));

        assertThat(asked).hasValue(2);
    }

    @Test
    void anApprovalIsToldAgainForAMinute() {
        isRight(RIGHT);

        now = now.plusSeconds(60);
        assertThat(isRight(RIGHT)).isTrue();
        now = now.plusSeconds(1);
        assertThat(isRight(RIGHT)).isFalse();
    }

    /** V8: Cognito calls again while the first call is still asking. */
    @Test
    void whileTheFirstDeliveryAsksTheSecondWaitsForItsVerdict() throws Exception {
        var isAsking = new CountDownLatch(1);
        var mayAnswer = new CountDownLatch(1);
        checker =
                (_, _) -> {
                    isAsking.countDown();
                    await(mayAnswer);
                    return approved();
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> isRight(RIGHT));
            isAsking.await();
            var second = threads.submit(() -> isRight(RIGHT));
            mayAnswer.countDown();

            assertThat(first.get()).isTrue();
            assertThat(second.get()).isTrue();
        }
        assertThat(asked).hasValue(1);
    }

    /** C14 */
    @Test
    void whoWaitsForAVerdictThatDoesNotComeSaysSoInTime() {
        table = new Unsettled(table);
        checker = (_, _) -> unavailable();
        isRight(RIGHT);

        assertThat(isRight(RIGHT, Duration.ofSeconds(1))).isFalse();
        assertThat(logged()).isEqualTo("unavailable DUPLICATE");
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatNobodyHasAnsweredAfterFourAndAHalfSecondsIsAskedOnceMore() {
        table = new Unsettled(table);
        checker = (_, _) -> unavailable();
        isRight(RIGHT);
        now = now.plusMillis(4_500);
        checker = (_, _) -> approved();

        assertThat(isRight(RIGHT)).isTrue();
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatWasTakenOverOnceIsNotAskedAgain() {
        table = new Unsettled(table);
        checker = (_, _) -> unavailable();
        for (int i = 0; i < 2; i++) {
            isRight(RIGHT);
            now = now.plusMillis(4_500);
        }

        assertThat(isRight(RIGHT, Duration.ofSeconds(1))).isFalse();
        assertThat(asked).hasValue(2);
    }

    /** V5 */
    @Test
    void afterTenWrongGuessesNobodyIsAsked() {
        for (int i = 0; i < 10; i++) {
            isRight(guess(i));
        }

        assertThat(isRight(guess(10))).isFalse();
        assertThat(asked).hasValue(10);
        assertThat(logged()).isEqualTo("not_checked USER_GUESSES");
    }

    /** V6: an unknown user, a decoy, and somebody whom Twilio would send nothing. */
    @ParameterizedTest
    @CsvSource({
        "/request/userNotFound, true, USER_NOT_FOUND",
        "/request/privateChallengeParameters/decoy, true, DECOY"
    })
    void decoysAreCountedAlike(String pointer, String value, String reason) {
        for (int i = 0; i < 10; i++) {
            isRight(
                    pointer.endsWith("userNotFound")
                            ? guess(i).with(pointer, Boolean.parseBoolean(value))
                            : guess(i).with(pointer, value));
            assertThat(logged()).isEqualTo("not_checked " + reason);
        }

        isRight(guess(10).with("/request/privateChallengeParameters/decoy", "true"));

        assertThat(logged()).isEqualTo("not_checked USER_GUESSES");
        assertThat(asked).hasValue(0);
    }

    @Test
    void whatLooksLikeASendButWasNoneIsADecoyToo() {
        isRight(
                RIGHT.with("/request/privateChallengeParameters/destination", "")
                        .with("/request/privateChallengeParameters/verificationSid", ""));

        assertThat(logged()).isEqualTo("not_checked NOTHING_SENT");
    }

    /** V9 */
    @Test
    void anOutageCountsNoGuess() {
        checker = (_, _) -> unavailable();
        for (int i = 0; i < 20; i++) {
            isRight(guess(i));
        }

        assertThat(asked).hasValue(20);
    }

    @ParameterizedTest
    @CsvSource({"20404, wrong", "60202, wrong"})
    void aCodeThatIsNoMoreIsWrong(int twilioCode, String outcome) {
        checker =
                (_, _) -> new CheckOutcome.Gone(new Evidence("GONE", Level.INFO, 404, twilioCode));

        assertThat(isRight(RIGHT)).isFalse();
        assertThat(logged()).isEqualTo(outcome + " GONE");
    }

    @Test
    void aLedgerThatIsDownLeavesTheVerdictToTwilioAndSaysSo() {
        table = new Down();

        assertThat(isRight(RIGHT)).isTrue();
        assertThat(log.last().path("ledgerDown").asInt()).isEqualTo(1);
    }

    @Test
    void anApprovalThatCannotBeNotedIsOneAllTheSame() {
        table = new Unsettled(table);

        assertThat(isRight(RIGHT)).isTrue();
        assertThat(log.last().path("ledgerDown").asInt()).isEqualTo(1);
    }

    /** V4: whoever keeps the record busy must not guess uncounted. */
    @Test
    void aGuessThatCannotBeCountedIsNotAsked() {
        table = new Contended();

        assertThat(isRight(RIGHT)).isFalse();
        assertThat(asked).hasValue(0);
        assertThat(logged()).isEqualTo("unavailable LEDGER_BUSY");
    }

    /** C9: neither is a decoy answered as if it were there. */
    @Test
    void withoutTheSecretNobodyIsAsked() {
        secrets = _ -> new Unavailable(Cause.SECRET_TIMEOUT);

        assertThat(isRight(RIGHT)).isFalse();
        assertThat(logged()).isEqualTo("unavailable SECRET_TIMEOUT");
        isRight(RIGHT.with("/request/privateChallengeParameters/decoy", "true"));
        assertThat(logged()).isEqualTo("unavailable SECRET_TIMEOUT");
    }

    @Test
    void withoutAKeyTheVerdictIsTwilios() {
        secrets = _ -> new Found(new Secret("secret"));

        assertThat(isRight(RIGHT)).isTrue();
        assertThat(log.last().path("ledgerDown").asInt()).isEqualTo(1);
    }

    /** Made by an older version, or without a ledger. */
    @Test
    void aRoundWithoutANameIsTwiliosToJudge() {
        assertThat(isRight(RIGHT.without("/request/privateChallengeParameters/nonce"))).isTrue();
        assertThat(log.last().has("ledgerDown")).isFalse();
    }

    @Test
    void theLogHasTheCountry() {
        isRight(RIGHT.with("/request/privateChallengeParameters/country", "US"));

        assertThat(log.last().path("country").asText()).isEqualTo("US");
    }

    @Test
    void tableKeyAndModeComeTogether() {
        assertThatThrownBy(() -> new VerifyChallengeHandler(Map.of("LEDGER_TABLE", "ledger")))
                .hasMessageContaining("LEDGER_KEY is not set; it must be set together with")
                .hasMessageContaining("SIGN_IN_MODE is not set");
        assertThatThrownBy(() -> new VerifyChallengeHandler(Map.of("LEDGER_KEY", "/key")))
                .hasMessageContaining("LEDGER_TABLE is not set; it must be set together with");
    }

    @Test
    void itStartsWithALedgerWithoutAndWithAnother() {
        var environment =
                new HashMap<>(
                        Map.of(
                                "AWS_REGION",
                                "us-east-1",
                                "TWILIO_ACCOUNT_SID",
                                "AC" + "0".repeat(32),
                                "TWILIO_TOKEN",
                                "/token",
                                "VERIFY_SERVICE_SID",
                                "VA" + "0".repeat(32)));

        assertThat(new VerifyChallengeHandler(environment)).isNotNull();
        environment.put("SIGN_IN_MODE", "MFA");
        assertThat(new VerifyChallengeHandler(environment, new MemoryTable(), log.log()))
                .isNotNull();
        environment.put("LEDGER_TABLE", "ledger");
        environment.put("LEDGER_KEY", "/key");
        assertThat(new VerifyChallengeHandler(environment)).isNotNull();
    }

    private static Event guess(int index) {
        return RIGHT.with("/request/challengeAnswer", "00000" + index % 10)
                .with("/request/privateChallengeParameters/nonce", "round-" + index);
    }

    private boolean isRight(Event event) {
        return isRight(event, Duration.ofSeconds(5));
    }

    private boolean isRight(Event event, Duration remaining) {
        var handler =
                new VerifyChallengeHandler(
                        secrets,
                        (check, deadline) -> {
                            asked.incrementAndGet();
                            return checker.check(check, deadline);
                        },
                        LedgerAccess.on(table, Limits.defaults(SignInMode.PASSWORDLESS)),
                        new DecoyPace(System::nanoTime, _ -> {}, SecureRandom::new),
                        () -> now,
                        log.log());
        return new LambdaFunction<>(
                        handler,
                        CognitoUserPoolVerifyAuthChallengeResponseEvent.class,
                        new FakeContext(remaining))
                .invoke(event)
                .at("/response/answerCorrect")
                .asBoolean();
    }

    private String logged() {
        return log.last().get("outcome").asText() + " " + log.last().get("reason").asText();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static CheckOutcome approved() {
        return new CheckOutcome.Approved(new Evidence("RIGHT_CODE", Level.INFO, 200, 0));
    }

    private static CheckOutcome wrong() {
        return new CheckOutcome.WrongCode(new Evidence("WRONG_CODE", Level.INFO, 200, 0));
    }

    private static CheckOutcome unavailable() {
        return new CheckOutcome.Unavailable(new Evidence("TIMEOUT", Level.ERROR));
    }

    /** Takes marks, but no verdicts: whoever asks dies before telling. */
    private record Unsettled(Table table) implements Table {
        @Override
        public Written write(List<Write> writes, Deadline deadline) {
            var isMark = writes.toString().contains("P1") || writes.toString().contains("T1");
            return isMark
                            && !writes.toString().contains("=U1")
                            && !writes.toString().contains("=R1")
                    ? table.write(writes, deadline)
                    : new Written.Unavailable();
        }

        @Override
        public Read read(String key, Deadline deadline) {
            return table.read(key, deadline);
        }
    }

    private record Contended() implements Table {
        @Override
        public Written write(List<Write> writes, Deadline deadline) {
            return new Written.Conflict();
        }

        @Override
        public Read read(String key, Deadline deadline) {
            return new Read.Unavailable();
        }
    }

    private record Down() implements Table {
        @Override
        public Written write(List<Write> writes, Deadline deadline) {
            return new Written.Unavailable();
        }

        @Override
        public Read read(String key, Deadline deadline) {
            return new Read.Unavailable();
        }
    }
}
