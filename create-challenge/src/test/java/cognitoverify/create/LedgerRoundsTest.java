package cognitoverify.create;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Deadline;
import cognitoverify.code.Evidence;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SendOutcome;
import cognitoverify.lambda.Event;
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
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void withoutTheSecretNothingIsClaimed() {
        stage.secrets = _ -> new SecretReading.Unavailable(SecretReading.Cause.SECRET_TIMEOUT);

        assertThat(stage.signIn(FIRST).start()).containsEntry("REASON", "TEMPORARILY_UNAVAILABLE");
        assertThat(stage.log.last().path("ledgerDown").asInt()).isEqualTo(1);
    }

    private static UserRecord remembered(Stage stage, Event event) {
        return stage.remembered(
                event.node().get("userPoolId").asText(), event.node().get("userName").asText());
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
