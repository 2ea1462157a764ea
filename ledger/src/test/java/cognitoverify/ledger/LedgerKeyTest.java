package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Objects;

class LedgerKeyTest {
    private static final LedgerKey KEY = Story.key();

    /** As docs/ledger.md lets an operator compute it. */
    @Test
    void userIsNamedAsTheDocumentationSays() {
        var key = LedgerKey.parse(new Secret("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));

        assertThat(Objects.requireNonNull(key).user("pool", "ann"))
                .isEqualTo("user#kOccAZzMATMIMrxlFhZ1kQ");
    }

    @Test
    void keyInBase64IsRead() {
        assertThat(LedgerKey.parse(new Secret(Story.SECRET))).isNotNull();
    }

    @Test
    void blanksAroundAKeyAreNothing() {
        assertThat(LedgerKey.parse(new Secret(Story.SECRET + "\n"))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "not base64!", "c2hvcnQ="})
    void anythingElseIsNoKey(String text) {
        assertThat(LedgerKey.parse(new Secret(text))).isNull();
    }

    @Test
    void sameUserHasTheSameName() {
        assertThat(KEY.user("pool", "name")).isEqualTo(KEY.user("pool", "name"));
    }

    @Test
    void partsOfANameAreKeptApart() {
        assertThat(KEY.user("pool", "name")).isNotEqualTo(KEY.user("poolna", "me"));
    }

    @Test
    void otherKeyGivesOtherNames() {
        var other = LedgerKey.parse(new Secret("YW5vdGhlci1sZWRnZXItb2YtMzItYnl0ZXMtLXRlc3Q="));

        assertThat(Objects.requireNonNull(other).user("pool", "name"))
                .isNotEqualTo(KEY.user("pool", "name"));
    }

    @Test
    void namesOfDifferentThingsAreDifferent() {
        var names =
                List.of(
                        KEY.user("1", "1"),
                        KEY.destination("1", 1),
                        KEY.destination("1", 2),
                        KEY.country("1", 1, 1),
                        KEY.country("1", 1, 2),
                        KEY.country("1", 2, 1),
                        KEY.total(1, 1),
                        KEY.total(1, 2),
                        KEY.verdict("1", "1"),
                        KEY.verdict("1", "2"));

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void nameSaysItsKind() {
        assertThat(KEY.total(1, 1)).matches("total#[A-Za-z0-9_-]{22}");
    }

    @Test
    void verdictIsOfItsRound() {
        assertThat(LedgerKey.isOfRound(KEY.verdict("nonce", "123456"), KEY.round("nonce")))
                .isTrue();
    }

    @Test
    void verdictIsOfNoOtherRound() {
        assertThat(LedgerKey.isOfRound(KEY.verdict("nonce", "123456"), KEY.round("other")))
                .isFalse();
    }

    @Test
    void keyIsNotPrinted() {
        assertThat(KEY).hasToString("LedgerKey");
    }
}
