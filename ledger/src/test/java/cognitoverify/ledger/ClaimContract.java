package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.ledger.Budget.Exhausted;
import cognitoverify.ledger.Claim.Granted;
import cognitoverify.ledger.Claim.GuessesBlocked;
import cognitoverify.ledger.Claim.Waiting;
import cognitoverify.ledger.table.Table;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send, and when. */
abstract class ClaimContract {
    private final Story story;

    ClaimContract(Table table) {
        story = new Story(table);
    }

    @Test
    void firstSendIsGranted() {
        assertThat(story.granted().window()).isEqualTo(new SendWindow(1, Story.START, Story.START));
    }

    @Test
    void sendIsCountedFromTheClaimOn() {
        story.granted();

        assertThat(story.record().sendsOn(story.now())).isEqualTo(1);
    }

    @Test
    void nobodyKnowsWhatCameOfAClaimBeforeItIsSettled() {
        story.granted();

        assertThat(story.record().sendReason()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 40", "3, 60", "4, 90"})
    void nextSendWaitsLongerEachTime(int sends, long wait) {
        sendTimes(sends);

        assertThat(story.after(wait - 1).claim()).isInstanceOf(Waiting.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 40", "3, 60", "4, 90"})
    void nextSendIsGrantedAfterTheWait(int sends, long wait) {
        sendTimes(sends);

        assertThat(story.after(wait).granted().window().sends()).isEqualTo(sends + 1);
    }

    @Test
    void sixthSendWaitsForTheWindowsEnd() {
        sendTimes(5);
        story.after(Story.START + 609 - story.now());

        assertThat(story.claim()).isInstanceOf(Waiting.class);
    }

    @Test
    void windowThatHasEndedIsFollowedByANewOne() {
        sendTimes(5);
        story.after(Story.START + 610 - story.now());

        assertThat(story.granted().window())
                .isEqualTo(new SendWindow(1, Story.START + 610, Story.START + 610));
    }

    @Test
    void codeThatIsNearItsEndIsNotSentAgain() {
        story.sent();

        assertThat(story.after(540).claim()).isInstanceOf(Waiting.class);
    }

    @Test
    void refusalTellsTheRecord() {
        story.sent();

        assertThat(((Waiting) story.claim()).user()).isEqualTo(story.record());
    }

    @Test
    void otherSignInsOfTheUserWaitToo() {
        story.sent();

        assertThat(story.claim(story.request(Story.NAME, Story.OTHER_NUMBER, "FR")))
                .isInstanceOf(Waiting.class);
    }

    @Test
    void otherUsersDoNotWait() {
        story.sent();

        story.granted(story.request(Story.OTHER_NAME, Story.OTHER_NUMBER, "DE"));
    }

    @Test
    void decoyWaitsLikeAnybody() {
        story.granted(story.decoy(Story.NAME));

        assertThat(story.claim(story.decoy(Story.NAME))).isInstanceOf(Waiting.class);
    }

    @Test
    void sentSendIsRemembered() {
        story.sent();

        assertThat(story.record())
                .extracting(
                        UserRecord::sendReason, UserRecord::channel, UserRecord::verificationSid)
                .containsExactly(Reason.CODE_SENT, Channel.SMS, Story.SID);
    }

    @Test
    void sendOfTheSameCodeKeepsItsSidUntilItIsSettled() {
        story.sent();
        story.after(30).granted();

        assertThat(story.record().verificationSid()).isEqualTo(Story.SID);
    }

    @Test
    void sendOfANewCodeForgetsTheOldSid() {
        story.sent();
        story.after(610).granted();

        assertThat(story.record().verificationSid()).isEmpty();
    }

    @Test
    void sendThatTwilioDidNotNameHasNoSid() {
        story.sent();
        story.after(30).sent(story.request(), "");

        assertThat(story.record().verificationSid()).isEmpty();
    }

    @Test
    void sendThatWasOnlyShownKeepsTheSid() {
        story.sent();
        var shown = story.after(30).granted();
        story.settle(shown, new Sending.Sent(Reason.CODE_SENT, null, ""));

        assertThat(story.record().verificationSid()).isEqualTo(Story.SID);
    }

    @Test
    void limitOfTwiliosFillsTheWindow() {
        var claim = story.granted();
        story.settle(claim, new Sending.Limited(Reason.TOO_MANY_CODES));

        assertThat(story.record().window()).isEqualTo(new SendWindow(5, Story.START, Story.START));
    }

    @Test
    void limitOfTwiliosIsTheReason() {
        var claim = story.granted();
        story.settle(claim, new Sending.Limited(Reason.TOO_MANY_CODES));

        assertThat(story.record().sendReason()).isEqualTo(Reason.TOO_MANY_CODES);
    }

    @Test
    void sendTakenBackLeavesNothingOfTheFirst() {
        story.settle(story.granted(), new Sending.NotSent());

        assertThat(story.record())
                .usingRecursiveComparison()
                .ignoringFields("sendsByDay")
                .isEqualTo(UserRecord.NONE);
    }

    @Test
    void sendTakenBackRestoresTheOneBefore() {
        story.sent();
        var before = story.record();
        story.settle(story.after(30).granted(), new Sending.NotSent());

        assertThat(story.record()).isEqualTo(before);
    }

    @Test
    void sendTakenBackRestoresAnUnsettledOneBefore() {
        story.granted();
        var before = story.record();
        story.settle(story.after(30).granted(), new Sending.NotSent());

        assertThat(story.record()).isEqualTo(before);
    }

    @Test
    void sendTakenBackDoesNotCountForTheDay() {
        story.settle(story.granted(), new Sending.NotSent());

        assertThat(story.record().sendsOn(story.now())).isZero();
    }

    @Test
    void sendTakenBackNeedsNoWait() {
        story.settle(story.granted(), new Sending.NotSent());

        story.granted();
    }

    @Test
    void olderClaimIsNotSettledAfterANewerOne() {
        var older = story.granted();
        story.after(30).granted();
        story.settle(older, new Sending.NotSent());

        assertThat(story.record().window().sends()).isEqualTo(2);
    }

    @Test
    void daysSendsAreLimited() {
        sendWithoutWaits(3);

        assertThat(((Claim.Exhausted) story.claim()).budget()).isEqualTo(Exhausted.USER_DAY);
    }

    @Test
    void refusalForTheDayTellsTheRecord() {
        sendWithoutWaits(3);

        assertThat(((Claim.Exhausted) story.claim()).user()).isEqualTo(story.record());
    }

    @Test
    void nextDayBeginsAnew() {
        sendWithoutWaits(3);
        story.after(Days.endOf(story.now()) - story.now());

        story.granted();
    }

    @Test
    void dayBeforeIsStillCounted() {
        var yesterday = story.now();
        story.sent();
        story.after(86_400).sent();

        assertThat(story.record().sendsOn(yesterday)).isEqualTo(1);
    }

    @Test
    void daysLongGoneAreForgotten() {
        story.sent();
        story.after(86_400).sent();
        story.after(86_400).sent();

        assertThat(story.record().sendsByDay()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 299})
    void nothingIsSentWhileGuessesAreBlocked(long seconds) {
        story.wrong(10);
        var until = story.now() + 300;

        assertThat(story.after(seconds).claim())
                .isEqualTo(new GuessesBlocked(until, story.record()));
    }

    @Test
    void sendIsGrantedWhenGuessesAreNotBlockedAnyMore() {
        story.wrong(10).after(300);

        story.granted();
    }

    @Test
    void nothingIsSentWhileGuessingIsStopped() {
        story.afterPassword().wrong(100);

        assertThat(story.after(86_399).claim()).isInstanceOf(GuessesBlocked.class);
    }

    /** Else nobody could end it, for the next guess needs a code. */
    @Test
    void sendIsGrantedWhenAStopIsOver() {
        story.afterPassword().wrong(100).after(86_400);

        story.granted();
    }

    @Test
    void recordIsKeptForTwoDays() {
        story.sent();

        assertThat(story.item(Story.user(Story.NAME)))
                .containsEntry("expiresAt", Story.START + 172_800);
    }

    private void sendTimes(int sends) {
        for (var i = 0; i < sends; i++) {
            story.after(story.record().window().resendIn(story.now())).sent();
        }
    }

    /** Right codes end the waits. */
    private void sendWithoutWaits(int sends) {
        story.limited(
                new Limits(SignInMode.PASSWORDLESS, 10, sends, 1_000, 1_000, 1_000, 20, false));
        for (var i = 0; i < sends; i++) {
            assertThat(story.claim()).isInstanceOf(Granted.class);
            story.settle(story.marked("right" + i), StoredVerdict.State.RIGHT);
        }
    }
}
