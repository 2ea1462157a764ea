package cognitoverify.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitoverify.code.Deadline;
import cognitoverify.code.Evidence;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SendOutcome;
import cognitoverify.lambda.CapturedLog;
import cognitoverify.lambda.Event;
import cognitoverify.lambda.FakeContext;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.UserRecord;
import cognitoverify.ledger.table.MemoryTable;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.log.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What create writes into the ledger, and what it makes of what it finds there. */
class LedgerRoundsTest {
    private static final Event FIRST = Event.file("passwordless/02-create-first-code.json");
    private static final Event MFA = Event.file("mfa/03-create-first-code.json");
    private static final Event UNKNOWN = Event.file("odd/unknown-user-2-create.json");
    private static final Evidence EVIDENCE = new Evidence("TEST", Level.INFO);
    private static final long NOW = Stage.NOW.getEpochSecond();
    private static final SendWindow ONE_SEND = new SendWindow(1, NOW, NOW);

    private static final Map<String, String> CONFIGURED =
            Map.of(
                    "SIGN_IN_MODE", "PASSWORDLESS",
                    "ALLOWED_COUNTRIES", "US",
                    "AWS_REGION", "us-east-1",
                    "TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32),
                    "TWILIO_TOKEN", "/token",
                    "VERIFY_SERVICE_SID", "VA" + "0".repeat(32));

    private final Stage stage = Stage.passwordless().withLedger(new MemoryTable());

    @Test
    void aSentCodeIsRememberedWithItsVerification() {
        stage.signIn(FIRST).start();

        var user = remembered(stage, FIRST);
        assertThat(user.window()).isEqualTo(ONE_SEND);
        assertThat(user.verificationSid()).isEqualTo(Stage.SID);
        assertThat(user.channel()).isEqualTo(Channel.SMS);
        assertThat(user.sendReason()).isEqualTo(Reason.CODE_SENT);
    }

    @Test
    void aSendThatMayHaveGoneOutIsRememberedWithoutAVerification() {
        stage.answering(new SendOutcome.Unconfirmed(EVIDENCE)).signIn(FIRST).start();

        var user = remembered(stage, FIRST);
        assertThat(user.window()).isEqualTo(ONE_SEND);
        assertThat(user.verificationSid()).isEmpty();
        assertThat(user.sendReason()).isEqualTo(Reason.SEND_UNCONFIRMED);
    }

    @Test
    void whatSurelySentNothingIsForgotten() {
        stage.answering(new SendOutcome.Unavailable(EVIDENCE)).signIn(FIRST).start();

        assertThat(remembered(stage, FIRST).window()).isEqualTo(SendWindow.NONE);
        assertThat(remembered(stage, FIRST).sendsOn(NOW)).isZero();
    }

    /** C8: what Twilio refuses looks like a send, here as well. */
    @Test
    void whatTwilioRefusesCountsAsASendWithoutAPassword() {
        stage.answering(new SendOutcome.DestinationRefused(EVIDENCE)).signIn(FIRST).start();

        assertThat(remembered(stage, FIRST).window()).isEqualTo(ONE_SEND);
    }

    @Test
    void whatTwilioRefusesIsNoSendAfterAPassword() {
        var mfa = Stage.mfa().withLedger(new MemoryTable());
        mfa.answering(new SendOutcome.ChannelRefused(EVIDENCE)).signIn(MFA).start();

        assertThat(remembered(mfa, MFA).window()).isEqualTo(SendWindow.NONE);
    }

    @Test
    void twiliosLimitFillsTheWindowAfterAPassword() {
        var mfa = Stage.mfa().withLedger(new MemoryTable());
        mfa.answering(new SendOutcome.TooManyCodes(EVIDENCE)).signIn(MFA).start();

        assertThat(remembered(mfa, MFA).window()).isEqualTo(new SendWindow(5, NOW, NOW));
        assertThat(mfa.answering(new SendOutcome.TooManyGuesses(EVIDENCE)).signIn(MFA).start())
                .containsEntry("REASON", "TOO_MANY_CODES");
    }

    @Test
    void twiliosLimitCountsAsASendWithoutAPassword() {
        stage.answering(new SendOutcome.TooManyGuesses(EVIDENCE)).signIn(FIRST).start();

        assertThat(remembered(stage, FIRST).window()).isEqualTo(ONE_SEND);
    }

    @Test
    void aDecoyIsRememberedLikeAnybody() {
        stage.signIn(UNKNOWN).start();

        assertThat(remembered(stage, UNKNOWN).window()).isEqualTo(ONE_SEND);
        assertThat(stage.sent).isEmpty();
    }

    /** C1 */
    @Test
    void anotherDeliveryOfTheSameRequestSendsNothingAndTellsTheSame() {
        var first = stage.signIn(FIRST);
        var told = first.start();
        var again = stage.signIn(FIRST);

        assertThat(again.start()).isEqualTo(told);
        assertThat(again.privateParameters())
                .containsEntry("verificationSid", Stage.SID)
                .containsEntry("destination", "+12025550100");
        assertThat(stage.sent).hasSize(1);
        assertThat(stage.loggedReason()).isEqualTo("waiting DUPLICATE");
    }

    @Test
    void aDecoysOtherDeliveryTellsTheSameToo() {
        var told = stage.signIn(UNKNOWN).start();

        assertThat(stage.signIn(UNKNOWN).start()).isEqualTo(told);
        assertThat(stage.loggedReason()).isEqualTo("decoy DUPLICATE");
    }

    @Test
    void everyRoundHasANameOfItsOwn() {
        var signIn = stage.signIn(FIRST);
        signIn.start();
        var one = signIn.privateParameters().get("nonce");
        signIn.resend();

        assertThat(one).hasSize(12).isNotEqualTo(signIn.privateParameters().get("nonce"));
        assertThat(signIn.metadata()).contains(";nonce=" + signIn.privateParameters().get("nonce"));
    }

    @Test
    void withoutALedgerARoundHasNone() {
        var signIn = Stage.passwordless().signIn(FIRST);
        signIn.start();

        assertThat(signIn.privateParameters()).doesNotContainKey("nonce");
        assertThat(signIn.metadata()).doesNotContain("nonce");
    }

    @Test
    void aGuessThatNobodyLookedAtIsAWrongCodeAsWithoutALedger() {
        var signIn = stage.signIn(FIRST);
        signIn.start();

        assertThat(signIn.guess())
                .containsEntry("REASON", "WRONG_CODE")
                .containsEntry("GUESSES_LEFT", "2");
    }

    @Test
    void aUserWhoMayNotBeSentAnythingIsToldHowLong() {
        stage.with("MAX_SENDS_PER_USER_AND_DAY", "1").signIn(FIRST).start();
        stage.pass(700);

        assertThat(stage.signIn(FIRST).start())
                .containsEntry("REASON", "TOO_MANY_CODES")
                .containsEntry("RESEND_IN", String.valueOf(86_400 - 700));
        assertThat(stage.loggedReason()).isEqualTo("refused USER_DAY");
    }

    @Test
    void afterAPasswordAStoppedCountryIsSaidToBeOne() {
        var mfa =
                Stage.mfa()
                        .with("MAX_SENDS_PER_COUNTRY_AND_HOUR", "1")
                        .withLedger(new MemoryTable());
        mfa.signIn(MFA).start();
        mfa.pass(700);

        assertThat(mfa.signIn(MFA).start()).containsEntry("REASON", "DELIVERY_UNAVAILABLE");
        assertThat(mfa.loggedReason()).isEqualTo("refused COUNTRY_HOUR");
    }

    @Test
    void whenEverybodysBudgetIsUsedUpNothingIsSent() {
        stage.with("MAX_SENDS_PER_HOUR", "1").signIn(FIRST).start();
        stage.pass(700);

        assertThat(stage.signIn(FIRST).start()).containsEntry("REASON", "TEMPORARILY_UNAVAILABLE");
        assertThat(stage.loggedReason()).isEqualTo("refused TOTAL_HOUR");
    }

    @Test
    void whatTheSessionForbidsTheLedgerIsNotAsked() {
        var signIn = stage.signIn(FIRST);
        signIn.start();
        stage.ledger = new Broken(new Written.Unavailable());

        assertThat(signIn.resend()).containsEntry("REASON", "TOO_SOON");
    }

    /** The session thinks that the wait is over, the ledger knows of another sign-in. */
    @Test
    void aResendThatTheLedgerKnowsToBeEarlyWaits() {
        var first = stage.signIn(FIRST);
        first.start();
        stage.pass(31);
        stage.signIn(FIRST).start();
        stage.pass(1);

        var resent = first.resend();

        assertThat(resent).containsEntry("REASON", "CODE_SENT").containsEntry("RESEND_IN", "39");
        assertThat(stage.sent).hasSize(2);
    }

    @Test
    void manyClaimsAtOnceSendNothing() {
        stage.ledger = new Broken(new Written.Conflict());

        assertThat(stage.signIn(FIRST).start()).containsEntry("REASON", "TEMPORARILY_UNAVAILABLE");
        assertThat(stage.sent).isEmpty();
        assertThat(stage.loggedReason()).isEqualTo("unavailable LEDGER_BUSY");
    }

    @Test
    void aLedgerThatIsDownLetsCodesOutAndSaysSo() {
        stage.ledger = new Broken(new Written.Unavailable());
        var signIn = stage.signIn(FIRST);

        assertThat(signIn.start()).containsEntry("REASON", "CODE_SENT");
        assertThat(stage.log.last().path("ledgerDown").asInt()).isEqualTo(1);
        assertThat(signIn.guess()).containsEntry("REASON", "WRONG_CODE");
        assertThat(stage.log.last().path("ledgerDown").asInt()).isEqualTo(1);
    }

    /** C10: the environment's own cap; decoys count, so that they don't show. */
    @ParameterizedTest
    @ValueSource(
            strings = {"passwordless/02-create-first-code.json", "odd/unknown-user-2-create.json"})
    void aLedgerThatIsDownLetsThirtyOutInAMinute(String file) {
        stage.ledger = new Broken(new Written.Unavailable());
        var function = stage.function();
        for (int i = 0; i < 30; i++) {
            new SignIn(function, Event.file(file)).start();
        }

        assertThat(new SignIn(function, Event.file(file)).start())
                .containsEntry("REASON", "TEMPORARILY_UNAVAILABLE");
        stage.pass(60);
        assertThat(new SignIn(function, Event.file(file)).start())
                .containsEntry("REASON", "CODE_SENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no Base64!", "c2hvcnQ="})
    void withoutAKeyItIsAsIfTheLedgerWereDown(String key) {
        stage.secrets = _ -> new SecretReading.Found(new Secret("secret"), new Secret(key));

        assertThat(stage.signIn(FIRST).start()).containsEntry("REASON", "CODE_SENT");
        assertThat(stage.log.last().path("ledgerDown").asInt()).isEqualTo(1);
    }

    /** C10: nor does it send without bound. */
    @ParameterizedTest
    @ValueSource(
            strings = {"passwordless/02-create-first-code.json", "odd/unknown-user-2-create.json"})
    void withoutAKeyThirtyAreLetOutInAMinute(String file) {
        stage.secrets = _ -> new SecretReading.Found(new Secret("secret"));
        var function = stage.function();
        for (int i = 0; i < 30; i++) {
            new SignIn(function, Event.file(file)).start();
        }

        assertThat(new SignIn(function, Event.file(file)).start())
                .containsEntry("REASON", "TEMPORARILY_UNAVAILABLE");
    }

    /** What it sent when the ledger was down is newer than what that remembers. */
    @Test
    void anOlderSendThatTheLedgerRemembersIsNotThisSignIns() {
        stage.signIn(FIRST).start();
        stage.pass(3_600);
        var working = stage.ledger;
        stage.ledger = new Broken(new Written.Unavailable());
        var signIn = stage.signIn(FIRST);
        signIn.start();
        stage.ledger = working;

        assertThat(new SignIn(stage.function(), FIRST).start())
                .containsEntry("REASON", "CODE_SENT");
        assertThat(signIn.guess()).containsEntry("CODE_EXPIRES_IN", "600");
    }

    @Test
    void whatCannotBeNotedIsSentAndSaid() {
        stage.ledger = new Forgetful(new MemoryTable());

        assertThat(stage.signIn(FIRST).start()).containsEntry("REASON", "CODE_SENT");
        assertThat(stage.log.last().path("ledgerDown").asInt()).isEqualTo(1);
    }

    /** C14: with no time left to send, nothing is claimed. */
    @Test
    void whoComesTooLateToSendClaimsNothing() {
        new SignIn(stage.function(new FakeContext(Duration.ofMillis(800))), FIRST).start();

        assertThat(stage.sent).isEmpty();
        assertThat(remembered(stage, FIRST)).isEqualTo(UserRecord.NONE);
    }

    @Test
    void withoutTheSecretNothingIsClaimed() {
        stage.secrets = _ -> new SecretReading.Unavailable(SecretReading.Cause.SECRET_TIMEOUT);

        assertThat(stage.signIn(FIRST).start()).containsEntry("REASON", "TEMPORARILY_UNAVAILABLE");
        assertThat(stage.log.last().path("ledgerDown").asInt()).isEqualTo(1);
    }

    /** V9: an outage costs no guess. */
    @Test
    void anAnswerThatCouldNotBeCheckedIsNoGuess() {
        assertThat(guessed(State.UNAVAILABLE))
                .containsEntry("REASON", "TEMPORARILY_UNAVAILABLE")
                .containsEntry("GUESSES_LEFT", "3");
    }

    @Test
    void aCodeThatTwilioForgotIsExpiredAndTheNextNeedsNoWait() {
        assertThat(guessed(State.GONE))
                .containsEntry("REASON", "CODE_EXPIRED")
                .containsEntry("RESEND_IN", "0")
                .containsEntry("CODE_EXPIRES_IN", "0")
                .containsEntry("GUESSES_LEFT", "2");
    }

    @Test
    void aWrongAnswerIsAWrongCode() {
        assertThat(guessed(State.WRONG))
                .containsEntry("REASON", "WRONG_CODE")
                .containsEntry("RESEND_IN", "30");
    }

    /** V5: the tenth is told, the eleventh is not even looked at. */
    @Test
    void afterTenWrongAnswersTheUserIsToldToWait() {
        var signIn = stage.signIn(FIRST);
        signIn.start();
        for (int i = 0; i < 10; i++) {
            stage.judged(FIRST, "other-" + i, "000000", State.WRONG, "");
        }

        assertThat(signIn.guess())
                .containsEntry("REASON", "TOO_MANY_GUESSES")
                .containsEntry("RESEND_IN", "300")
                .containsEntry("GUESSES_LEFT", "3");
        assertThat(stage.signIn(FIRST).start()).containsEntry("REASON", "TOO_MANY_GUESSES");
        assertThat(stage.sent).hasSize(1);
        assertThat(stage.loggedReason()).isEqualTo("refused USER_GUESSES");
    }

    @Test
    void aWindowThatIsFullIsSaidToBeOne() {
        var mfa = Stage.mfa().withLedger(new MemoryTable());
        var first = mfa.signIn(MFA);
        first.start();
        mfa.pass(31);
        mfa.answering(new SendOutcome.TooManyCodes(EVIDENCE));
        first.resend();
        mfa.pass(121);

        assertThat(first.resend()).containsEntry("REASON", "TOO_MANY_CODES");
    }

    /** C8, C10 */
    @Test
    void aNumberThatIsUsedUpLooksLikeASendWithoutAPassword() {
        stage.with("MAX_SENDS_PER_DESTINATION_AND_DAY", "1").signIn(FIRST).start();
        stage.pass(700);

        assertThat(stage.signIn(FIRST).start()).containsEntry("REASON", "CODE_SENT");
        assertThat(stage.sent).hasSize(1);
        assertThat(stage.loggedReason()).isEqualTo("decoy DESTINATION_DAY");
    }

    @Test
    void aNumberThatIsUsedUpIsSaidToBeAfterAPassword() {
        var mfa =
                Stage.mfa()
                        .with("MAX_SENDS_PER_DESTINATION_AND_DAY", "1")
                        .withLedger(new MemoryTable());
        mfa.signIn(MFA).start();
        mfa.pass(700);

        assertThat(mfa.signIn(MFA).start()).containsEntry("REASON", "TOO_MANY_CODES");
    }

    /** C10: fifty sends that nobody enters are an alarm, and a stop where that was chosen. */
    @ParameterizedTest
    @CsvSource({"false, 51", "true, 50"})
    void codesThatNobodyEntersRaiseAnAlarm(String stops, int sends) {
        stage.with("STOP_COUNTRIES", stops).with("MAX_SENDS_PER_COUNTRY_AND_HOUR", "100");
        for (int i = 0; i <= 50; i++) {
            stage.signIn(
                            FIRST.with("/userName", "user-" + i)
                                    .with(
                                            "/request/userAttributes/phone_number",
                                            "+120255501%02d".formatted(i)))
                    .start();
        }

        assertThat(stage.sent).hasSize(sends);
        assertThat(stage.log.last().path("fewApprovals").asInt()).isEqualTo(1);
    }

    @Test
    void tableAndKeyComeTogether() {
        assertThatThrownBy(() -> new CreateChallengeHandler(Map.of("LEDGER_TABLE", "ledger")))
                .hasMessageContaining("LEDGER_KEY is not set; it must be set together with");
        assertThatThrownBy(() -> new CreateChallengeHandler(Map.of("LEDGER_KEY", "/key")))
                .hasMessageContaining("LEDGER_TABLE is not set; it must be set together with");
    }

    @Test
    void itStartsWithALedgerWithoutAndWithAnother() {
        var environment = new HashMap<>(CONFIGURED);

        assertThat(new CreateChallengeHandler(environment)).isNotNull();
        assertThat(
                        new CreateChallengeHandler(
                                environment, new MemoryTable(), new CapturedLog().log()))
                .isNotNull();
        environment.put("LEDGER_TABLE", "ledger");
        environment.put("LEDGER_KEY", "/key");
        assertThat(new CreateChallengeHandler(environment)).isNotNull();
    }

    @Test
    void aSubjectIsNotPrinted() {
        assertThat(Subject.of("pool", "+12025550100")).hasToString("Subject");
        assertThat(Subject.of(null, null)).isEqualTo(new Subject("", ""));
    }

    private Map<String, String> guessed(State state) {
        var signIn = stage.signIn(FIRST);
        signIn.start();
        stage.judged(
                FIRST,
                String.valueOf(signIn.privateParameters().get("nonce")),
                "000000",
                state,
                Stage.SID);
        return signIn.guess();
    }

    private static UserRecord remembered(Stage stage, Event event) {
        return stage.remembered(
                event.node().get("userPoolId").asText(), event.node().get("userName").asText());
    }

    /** Takes claims, and nothing after them. */
    private record Forgetful(Table table) implements Table {
        @Override
        public Written write(List<Write> writes, Deadline deadline) {
            return writes.size() > 1 ? table.write(writes, deadline) : new Written.Unavailable();
        }

        @Override
        public Read read(String key, Deadline deadline) {
            return table.read(key, deadline);
        }
    }

    private record Broken(Written answer) implements Table {
        @Override
        public Written write(List<Write> writes, Deadline deadline) {
            return answer;
        }

        @Override
        public Read read(String key, Deadline deadline) {
            return answer instanceof Written.Conflict
                    ? new Read.Found(Map.of())
                    : new Read.Unavailable();
        }
    }
}
