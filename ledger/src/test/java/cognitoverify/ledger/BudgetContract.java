package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.ledger.Budget.Exhausted;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.table.Table;
import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.Test;

/** What sends are counted against beside the user. */
abstract class BudgetContract {
    private static final Limits TWO_OF_EACH =
            new Limits(SignInMode.PASSWORDLESS, 10, 20, 2, 1_000, 1_000, 20, false);

    private final Story story;
    private int users;

    BudgetContract(Table table) {
        story = new Story(table);
    }

    @Test
    void sendCountsForItsDestination() {
        var claim = story.sent();

        assertThat(story.count(claim.request().destination())).isEqualTo(1);
    }

    @Test
    void sendCountsForItsCountry() {
        var claim = story.sent();

        assertThat(story.count(claim.request().country())).isEqualTo(1);
    }

    @Test
    void sendCountsForAll() {
        var claim = story.sent();

        assertThat(story.count(claim.request().total())).isEqualTo(1);
    }

    @Test
    void sendThatWaitsCountsForNothing() {
        story.sent();
        var claim = story.request();
        story.claim(claim);

        assertThat(story.count(claim.total())).isEqualTo(1);
    }

    @Test
    void destinationIsLimitedForAllUsersTogether() {
        story.limited(TWO_OF_EACH);
        sendToNumber();
        sendToNumber();

        assertThat(sendToNumber()).isEqualTo(new Claim.Exhausted(Exhausted.DESTINATION_DAY, null));
    }

    @Test
    void otherDestinationIsNot() {
        story.limited(TWO_OF_EACH);
        sendToNumber();
        sendToNumber();

        story.granted(story.request(Story.NAME, Story.OTHER_NUMBER, Story.COUNTRY));
    }

    @Test
    void refusalForADestinationLeavesTheUserAlone() {
        story.limited(TWO_OF_EACH);
        sendToNumber();
        sendToNumber();
        story.claim();

        assertThat(story.record()).isEqualTo(UserRecord.NONE);
    }

    @Test
    void countryIsLimited() {
        story.limited(new Limits(SignInMode.PASSWORDLESS, 10, 20, 20, 2, 1_000, 20, false));
        sendToCountry();
        sendToCountry();

        assertThat(sendToCountry()).isEqualTo(new Claim.Exhausted(Exhausted.COUNTRY_HOUR, null));
    }

    @Test
    void countryIsNotLimitedInTheNextHour() {
        story.limited(new Limits(SignInMode.PASSWORDLESS, 10, 20, 20, 2, 1_000, 20, false));
        sendToCountry();
        sendToCountry();
        story.after(3_600);

        assertThat(sendToCountry()).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void addressHasNoCountry() {
        story.granted(story.request(Story.NAME, Story.NAME, null));

        assertThat(story.record().countryKey()).isEmpty();
    }

    @Test
    void allSendsTogetherAreLimited() {
        story.limited(new Limits(SignInMode.PASSWORDLESS, 10, 20, 20, 1_000, 2, 20, false));
        sendToCountry();
        sendToCountry();

        assertThat(sendToCountry()).isEqualTo(new Claim.Exhausted(Exhausted.TOTAL_HOUR, null));
    }

    @Test
    void decoyIsRefusedWhenAllSendsAreUsedUp() {
        story.limited(new Limits(SignInMode.PASSWORDLESS, 10, 20, 20, 1_000, 2, 20, false));
        sendToCountry();
        sendToCountry();

        assertThat(story.claim(story.decoy(Story.NAME)))
                .isEqualTo(new Claim.Exhausted(Exhausted.TOTAL_HOUR, null));
    }

    @Test
    void decoyCountsForNothingButItsUser() {
        var decoy = story.granted(story.decoy(Story.NAME));

        assertThat(story.count(decoy.request().total())).isZero();
    }

    @Test
    void decoyCountsForItsUser() {
        story.granted(story.decoy(Story.NAME));

        assertThat(story.record().sendsOn(story.now())).isEqualTo(1);
    }

    @Test
    void sendTakenBackDoesNotCountForItsDestination() {
        var claim = story.granted();
        story.settle(claim, new Sending.NotSent());

        assertThat(story.count(claim.request().destination())).isZero();
    }

    @Test
    void sendTakenBackDoesNotCountForItsCountry() {
        var claim = story.granted();
        story.settle(claim, new Sending.NotSent());

        assertThat(story.count(claim.request().country())).isZero();
    }

    @Test
    void sendTakenBackDoesNotCountForAll() {
        var claim = story.granted();
        story.settle(claim, new Sending.NotSent());

        assertThat(story.count(claim.request().total())).isZero();
    }

    @Test
    void sendTakenBackTwiceCountsOnce() {
        story.sent(story.request(Story.OTHER_NAME, Story.OTHER_NUMBER, Story.COUNTRY), Story.SID);
        var claim = story.granted();
        story.settle(claim, new Sending.NotSent());
        story.settle(claim, new Sending.NotSent());

        assertThat(story.count(claim.request().total())).isEqualTo(1);
    }

    @Test
    void budgetExpires() {
        var claim = story.sent();

        assertThat(story.item(claim.request().total().key()))
                .containsEntry("expiresAt", claim.request().total().expiresAt());
    }

    @Test
    void countryWithoutApprovalsIsStoppedAfterFifty() {
        story.limited(stoppedBelow(50));
        sendToCountry(50);

        assertThat(sendToCountry()).isEqualTo(new Claim.Exhausted(Exhausted.COUNTRY_STOPPED, null));
    }

    @Test
    void countryIsNotStoppedUnlessItsSendsAreJudged() {
        story.limited(new Limits(SignInMode.PASSWORDLESS, 10, 20, 20, 1_000, 1_000, 50, false));
        story.spent(50);

        assertThat(sendToCountry()).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void approvalGivesCreditForTwoSendsWhereHalfMustBeApproved() {
        story.limited(stoppedBelow(50));
        story.spent(49);
        story.sent();
        story.settle(story.marked("right"), State.RIGHT);
        sendToCountry(2);

        assertThat(sendToCountry()).isEqualTo(new Claim.Exhausted(Exhausted.COUNTRY_STOPPED, null));
    }

    @Test
    void countryThatWasStoppedGoesOnAfterAnApproval() {
        story.limited(stoppedBelow(50));
        story.spent(49);
        story.sent();
        story.settle(story.marked("right"), State.RIGHT);

        assertThat(sendToCountry()).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void approvalsAreCountedByCountry() {
        var claim = story.sent();
        story.settle(story.marked("right"), State.RIGHT);

        assertThat(story.item(claim.request().charged().get(1).key()))
                .containsEntry("approvals", 1L);
    }

    @Test
    void sendTakenBackGivesTheCountrysCreditBack() {
        story.limited(stoppedBelow(50));
        story.spent(49);
        story.settle(story.granted(), new Sending.NotSent());

        assertThat(sendToCountry()).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void stopOfACountryDoesNotStopAddresses() {
        story.limited(stoppedBelow(50));
        story.spent(50);

        story.granted(story.request(Story.NAME, Story.NAME, null));
    }

    private static Limits stoppedBelow(int percent) {
        return new Limits(SignInMode.PASSWORDLESS, 10, 20, 20, 1_000, 1_000, percent, true);
    }

    private Claim sendToNumber() {
        return story.claim(story.request("user" + users++, Story.NUMBER, Story.COUNTRY));
    }

    private Claim sendToCountry() {
        var user = users++;
        return story.claim(story.request("user" + user, "+4915100000" + user, Story.COUNTRY));
    }

    private void sendToCountry(int sends) {
        for (var i = 0; i < sends; i++) {
            sendToCountry();
        }
    }
}
