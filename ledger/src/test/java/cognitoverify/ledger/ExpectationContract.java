package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.ledger.Claim.Granted;
import cognitoverify.ledger.Claim.Waiting;
import cognitoverify.ledger.table.Table;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.SendWindow;

import org.junit.jupiter.api.Test;

/** A sign-in says what it knows of the last send, which may be right or out of date. */
abstract class ExpectationContract {
    private static final SendWindow FIRST = new SendWindow(1, Story.START, Story.START);

    private final Story story;

    ExpectationContract(Table table) {
        story = new Story(table);
    }

    @Test
    void resendOfASignInThatKnowsTheLastSendIsGranted() {
        story.sent();
        story.after(30);

        assertThat(((Granted) resend(FIRST)).window())
                .isEqualTo(new SendWindow(2, Story.START, Story.START + 30));
    }

    @Test
    void itsVerificationStaysKnownUntilThereIsAnother() {
        story.sent();
        story.after(30);
        resend(FIRST);

        assertThat(story.record().verificationSid()).isEqualTo(Story.SID);
    }

    @Test
    void resendThatKnowsOfAnOlderSendWaitsForTheNewer() {
        story.sent();
        story.after(30);
        story.sent();

        assertThat(resend(FIRST)).isInstanceOf(Waiting.class);
    }

    @Test
    void resendThatKnowsOfASendTheLedgerHasForgottenIsGrantedAsAFirst() {
        story.after(30);

        assertThat(((Granted) resend(FIRST)).window())
                .isEqualTo(new SendWindow(1, Story.START + 30, Story.START + 30));
    }

    @Test
    void resendThatSentNothingLeavesTheLastSendAsItWas() {
        story.sent();
        var before = story.record();
        story.after(30);
        story.settle((Granted) resend(FIRST), new Sending.NotSent());

        assertThat(story.record().window()).isEqualTo(FIRST);
        assertThat(story.record().verificationSid()).isEqualTo(Story.SID);
        assertThat(story.record().sendsByDay()).isEqualTo(before.sendsByDay());
        assertThat(resend(FIRST)).isInstanceOf(Granted.class);
    }

    @Test
    void takingItBackTwiceTakesItBackOnce() {
        story.sent();
        var sends = story.record().sendsByDay();
        story.after(30);
        var claim = (Granted) resend(FIRST);
        story.settle(claim, new Sending.NotSent());
        story.settle(claim, new Sending.NotSent());

        assertThat(story.record().sendsByDay()).isEqualTo(sends);
        assertThat(story.count(claim.request().destination())).isEqualTo(1);
    }

    private Claim resend(SendWindow known) {
        var request = story.request();
        return story.claim(
                new ClaimRequest(
                        request.user(),
                        request.id(),
                        request.destination(),
                        request.country(),
                        request.total(),
                        request.limits(),
                        request.now(),
                        UserRecord.expected(known, Story.SID, Channel.SMS)));
    }
}
