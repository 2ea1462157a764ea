package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Secret;
import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;

/** An operator's tool looks where the functions write. */
class OperatorItemsTest {
    private static final long NOW = 1_800_000_000;
    private static final LedgerKey KEY =
            Objects.requireNonNull(
                    LedgerKey.parse(new Secret("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")));

    private final Limits limits = Limits.defaults(SignInMode.PASSWORDLESS);
    private final Budgets budgets = new Budgets(KEY, limits, NOW);

    @Test
    void allItemsOfTheHoursTotalAreFound() {
        var written = new HashSet<String>();
        for (int send = 0; send < 500; send++) {
            written.add(budgets.total().key());
        }

        assertThat(OperatorItems.total(KEY, limits, NOW))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void allItemsOfACountryAreFound() {
        var written = new HashSet<String>();
        for (int send = 0; send < 500; send++) {
            written.add(Objects.requireNonNull(budgets.country("US")).key());
        }

        assertThat(OperatorItems.country(KEY, limits, "US", NOW))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void aUsersItemIsReadAsTheFunctionsReadIt() {
        var day = NOW / 86_400;

        var user =
                OperatorItems.user(Map.of("guesses", 11L, "guessAfter", 7L, "sendsOn" + day, 3L));

        assertThat(user.guesses()).isEqualTo(11);
        assertThat(user.guessAfter()).isEqualTo(7);
        assertThat(OperatorItems.sendsToday(user, NOW)).isEqualTo(3);
        assertThat(OperatorItems.guessing()).containsExactly("guesses", "guessAfter", "guessedAt");
    }
}
