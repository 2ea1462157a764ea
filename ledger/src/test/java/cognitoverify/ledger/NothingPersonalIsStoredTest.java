package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.dynamodb.LocalDynamo;
import cognitoverify.protocol.Reason;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads the table learns nothing of anybody: every item as it lies in DynamoDB. */
class NothingPersonalIsStoredTest {
    private static String everything = "";

    @BeforeAll
    static void signInInEveryWay() {
        var table = LocalDynamo.newTable();
        var story = new Story(LocalDynamo.on(table));
        story.sent();
        story.settle(story.marked("482915"), State.WRONG);
        story.settle(story.after(30).granted(), new Sending.NotSent());
        story.settle(story.granted(), new Sending.Limited(Reason.TOO_MANY_CODES));
        var slow = story.marked("739164");
        story.takeOver(slow.guess(), slow.asked());
        story.sent(story.request(Story.OTHER_NAME, Story.OTHER_NAME, null), Story.OTHER_SID);
        story.settle(
                story.marked(story.guess(Story.OTHER_NAME, Story.NONCE, "482915")), State.RIGHT);
        story.granted(story.decoy("nobody"));
        everything = LocalDynamo.scan(table).toString();
    }

    @Test
    void itemsAreThere() {
        assertThat(everything).contains("verificationSid", Story.SID, "total#", "country#");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Story.NUMBER,
                Story.NAME,
                Story.OTHER_NAME,
                Story.POOL,
                Story.NONCE,
                Story.SECRET,
                "15112345678",
                "example",
                "nobody",
                "482915",
                "739164",
                "#DE/",
                "S=DE)",
            })
    void itIsInNoItem(String personal) {
        assertThat(everything).doesNotContainIgnoringCase(personal);
    }
}
