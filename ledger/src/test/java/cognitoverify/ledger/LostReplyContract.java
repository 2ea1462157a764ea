package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.ledger.Claim.Granted;
import cognitoverify.ledger.Claim.Waiting;
import cognitoverify.ledger.Mark.Known;
import cognitoverify.ledger.Mark.Made;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.table.Table;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes that are made and whose replies are lost. */
abstract class LostReplyContract {
    private final LossyTable table;
    private final Story story;

    LostReplyContract(Table table) {
        this.table = new LossyTable(table);
        story = new Story(this.table);
    }

    @Test
    void claimIsKnownAsOnesOwn() {
        table.lose(1);

        assertThat(story.claim()).isInstanceOf(Granted.class);
    }

    @Test
    void claimIsCountedOnce() {
        var request = story.request();
        table.lose(1);
        story.claim(request);

        assertThat(story.count(request.total())).isEqualTo(1);
    }

    @Test
    void claimOfAnotherSendOfTheCodeIsKnownAsOnesOwn() {
        story.sent();
        story.after(30);
        table.lose(1);

        assertThat(((Granted) story.claim()).window().sends()).isEqualTo(2);
    }

    @Test
    void claimKnownAsOnesOwnIsTakenBackWhole() {
        var request = story.request();
        table.lose(1);
        story.settle(story.granted(request), new Sending.NotSent());

        assertThat(story.count(request.total())).isZero();
    }

    @Test
    void claimLostTwiceIsUnavailable() {
        table.lose(2);

        assertThat(story.claim()).isEqualTo(new Claim.Unavailable());
    }

    @Test
    void claimLostTwiceIsAskedForTwice() {
        table.lose(2);
        story.claim();

        assertThat(table.writes()).isEqualTo(2);
    }

    @Test
    void claimLostTwiceMakesOthersWait() {
        table.lose(2);
        story.claim();

        assertThat(story.claim()).isInstanceOf(Waiting.class);
    }

    @Test
    void sentIsNotedOnce() {
        var claim = story.granted();
        table.lose(1);
        story.settle(claim, new Sending.Sent(Reason.CODE_SENT, Channel.SMS, Story.SID));

        assertThat(story.record().verificationSid()).isEqualTo(Story.SID);
    }

    @Test
    void limitedIsNotedOnce() {
        var claim = story.granted();
        table.lose(1);
        story.settle(claim, new Sending.Limited(Reason.TOO_MANY_CODES));

        assertThat(story.record().window().sends()).isEqualTo(5);
    }

    @Test
    void notSentIsTakenBackOnce() {
        story.sent(story.request(Story.OTHER_NAME, Story.OTHER_NUMBER, "DE"), Story.OTHER_SID);
        var claim = story.granted();
        table.lose(1);
        story.settle(claim, new Sending.NotSent());

        assertThat(story.count(claim.request().total())).isEqualTo(1);
    }

    @Test
    void notSentRestoresTheSendBefore() {
        story.sent();
        var before = story.record();
        var claim = story.after(30).granted();
        table.lose(1);
        story.settle(claim, new Sending.NotSent());

        assertThat(story.record()).isEqualTo(before);
    }

    @Test
    void settlingASendSucceedsThoughAReplyIsLost() {
        var claim = story.granted();
        table.lose(1);

        assertThat(story.settle(claim, new Sending.NotSent())).isTrue();
    }

    @Test
    void settlingASendThatIsLostTwiceFails() {
        var claim = story.granted();
        table.lose(2);

        assertThat(story.settle(claim, new Sending.NotSent())).isFalse();
    }

    @Test
    void markIsKnownAsOnesOwn() {
        table.lose(1);

        assertThat(story.mark("123456")).isInstanceOf(Made.class);
    }

    @Test
    void markIsCountedOnce() {
        table.lose(1);
        story.mark("123456");

        assertThat(story.record().guesses()).isEqualTo(1);
    }

    @Test
    void markAfterAStopIsKnownAsOnesOwn() {
        story.afterPassword().wrong(100).after(86_400);
        table.lose(1);

        assertThat(story.mark("123456")).isInstanceOf(Made.class);
    }

    @Test
    void markLostTwiceIsUnavailable() {
        table.lose(2);

        assertThat(story.mark("123456")).isEqualTo(new Mark.Unavailable());
    }

    @Test
    void markLostTwiceIsKnownToOthers() {
        table.lose(2);
        story.mark("123456");

        assertThat(story.mark("123456")).isInstanceOf(Known.class);
    }

    @Test
    void takeoverIsKnownAsOnesOwn() {
        var mark = story.marked("123456");
        table.lose(1);

        assertThat(story.takeOver(mark.guess(), mark.asked())).isInstanceOf(Made.class);
    }

    @Test
    void takeoverLostTwiceIsUnavailable() {
        var mark = story.marked("123456");
        table.lose(2);

        assertThat(story.takeOver(mark.guess(), mark.asked())).isEqualTo(new Mark.Unavailable());
    }

    @ParameterizedTest
    @EnumSource(names = {"RIGHT", "WRONG", "GONE", "UNAVAILABLE"})
    void verdictIsNotedThoughAReplyIsLost(State state) {
        story.sent();
        var mark = story.marked("123456");
        table.lose(1);
        story.settle(mark, state);

        assertThat(((Known) story.mark("123456")).verdict().state()).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(names = {"RIGHT", "WRONG", "GONE", "UNAVAILABLE"})
    void verdictSucceedsThoughAReplyIsLost(State state) {
        story.sent();
        var mark = story.marked("123456");
        table.lose(1);

        assertThat(story.settle(mark, state)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"RIGHT", "WRONG", "GONE", "UNAVAILABLE"})
    void verdictLostTwiceFails(State state) {
        story.sent();
        var mark = story.marked("123456");
        table.lose(2);

        assertThat(story.settle(mark, state)).isFalse();
    }

    @Test
    void rightVerdictIsCountedOnce() {
        var claim = story.sent();
        var mark = story.marked("123456");
        table.lose(1);
        story.settle(mark, State.RIGHT);

        assertThat(story.item(claim.request().charged().get(1).key()))
                .containsEntry("approvals", 1L);
    }

    @Test
    void unavailableVerdictTakesOneGuessBack() {
        story.wrong(3);
        var mark = story.marked("123456");
        table.lose(1);
        story.settle(mark, State.UNAVAILABLE);

        assertThat(story.record().guesses()).isEqualTo(3);
    }

    @Test
    void goneVerdictEndsTheWait() {
        story.sent();
        var mark = story.marked("123456");
        table.lose(1);
        story.settle(mark, State.GONE);

        assertThat(story.claim()).isInstanceOf(Granted.class);
    }

    @Test
    void readingIsRepeatedOnce() {
        table.lose(1);

        assertThat(story.ledger().read(Story.user(Story.NAME), Story.deadline()))
                .isEqualTo(new Reading.Found(UserRecord.NONE));
    }

    @Test
    void readingLostTwiceIsUnavailable() {
        table.lose(2);

        assertThat(story.ledger().read(Story.user(Story.NAME), Story.deadline()))
                .isEqualTo(new Reading.Unavailable());
    }
}
