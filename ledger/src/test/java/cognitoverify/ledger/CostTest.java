package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.table.MemoryTable;

import org.junit.jupiter.api.Test;

/** What {@code docs/ledger.md} says that it costs. */
class CostTest {
    private final CountingTable table = new CountingTable(new MemoryTable());
    private final Story story = new Story(table);

    @Test
    void signInByMessageIsFourCalls() {
        signIn(story.request());

        assertThat(table.calls()).isEqualTo(4);
    }

    @Test
    void signInByMessageIsFourteenUnits() {
        signIn(story.request());

        assertThat(table.units()).isEqualTo(14);
    }

    @Test
    void signInByMailIsNineUnits() {
        signIn(story.request(Story.NAME, Story.NAME, null));

        assertThat(table.units()).isEqualTo(9);
    }

    @Test
    void decoyIsFiveUnits() {
        story.sent(story.decoy(Story.NAME), "");

        assertThat(table.units()).isEqualTo(5);
    }

    @Test
    void wrongGuessIsTwoUnits() {
        story.settle(story.marked("123456"), State.WRONG);

        assertThat(table.units()).isEqualTo(2);
    }

    @Test
    void sendOfTheSameCodeIsAClaimTwice() {
        story.sent();
        var before = table.units();
        story.after(30).granted();

        assertThat(table.units() - before).isEqualTo(16);
    }

    @Test
    void sendTakenBackIsEightUnits() {
        var claim = story.granted();
        var before = table.units();
        story.settle(claim, new Sending.NotSent());

        assertThat(table.units() - before).isEqualTo(8);
    }

    @Test
    void knownVerdictIsOneUnit() {
        story.settle(story.marked("123456"), State.WRONG);
        var before = table.units();
        story.mark("123456");

        assertThat(table.units() - before).isEqualTo(1);
    }

    @Test
    void itemWithTenGuessesIsUnderAKilobyte() {
        story.sent();
        for (var i = 0; i < 10; i++) {
            story.settle(story.marked("answer" + i), State.WRONG);
        }

        assertThat(bytes()).isLessThan(1_024);
    }

    private void signIn(ClaimRequest request) {
        story.sent(request, Story.SID);
        story.settle(story.marked("123456"), State.RIGHT);
    }

    /** As DynamoDB counts: names, texts, and half a byte a digit for numbers. */
    private int bytes() {
        return story.item(Story.user(Story.NAME)).entrySet().stream()
                        .mapToInt(
                                attribute ->
                                        attribute.getKey().length()
                                                + (attribute.getValue() instanceof Long
                                                        ? 7
                                                        : attribute.getValue().toString().length()))
                        .sum()
                + "key".length()
                + Story.user(Story.NAME).length();
    }
}
