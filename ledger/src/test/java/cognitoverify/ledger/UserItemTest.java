package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.protocol.SendWindow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.stream.Stream;

/** What is read from items, whoever wrote them. */
class UserItemTest {
    @Test
    void noItemIsNoRecord() {
        assertThat(UserItem.parse(Map.of())).isEqualTo(UserRecord.NONE);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsNotAsItWasWrittenIsNotThere(Map<String, Object> item) {
        assertThat(UserItem.parse(item)).isEqualTo(UserRecord.NONE);
    }

    @Test
    void windowIsRead() {
        Map<String, Object> item = Map.of("sends", 2L, "firstSentAt", 1_000L, "lastSentAt", 1_030L);

        assertThat(UserItem.parse(item).window()).isEqualTo(new SendWindow(2, 1_000, 1_030));
    }

    @ParameterizedTest
    @EnumSource
    void verdictIsReadAsItWasWritten(State state) {
        var verdict = new StoredVerdict(state, 1_764_000_000_123L, "token_-1");

        assertThat(StoredVerdict.parse(verdict.format())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "W", "W1", "X1/", "W/a", "w1/", "W1/a b", "W1234567890123456/"})
    void anythingElseIsNoVerdict(String text) {
        assertThat(StoredVerdict.parse(text)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ASKED", "ASKED_AGAIN"},
            mode = EnumSource.Mode.EXCLUDE)
    void outcomeIsKnown(State state) {
        assertThat(new StoredVerdict(state, 1, "").isKnown()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"ASKED", "ASKED_AGAIN"})
    void whatIsAskedIsNotKnown(State state) {
        assertThat(new StoredVerdict(state, 1, "").isKnown()).isFalse();
    }

    private static Stream<Map<String, Object>> malformed() {
        return Stream.of(
                Map.of("sends", 9L, "firstSentAt", 1L, "lastSentAt", 1L),
                Map.of("sends", 1L),
                Map.of("sends", -1L, "firstSentAt", 1L, "lastSentAt", 1L),
                Map.of("sends", "1", "firstSentAt", 1L, "lastSentAt", 1L),
                Map.of("sendReason", "NO_SUCH_REASON"),
                Map.of("verificationSid", "not a SID"),
                Map.of("channel", "pigeon"),
                Map.of("sendsOn", 1L),
                Map.of("sendsOnTuesday", 1L),
                Map.of("sendsOn20416", "1"),
                Map.of("guesses", "5"),
                Map.of("verdict.a.b", "nonsense"),
                Map.of("verdict.a.b", 1L),
                Map.of("unknown", "attribute"));
    }
}
