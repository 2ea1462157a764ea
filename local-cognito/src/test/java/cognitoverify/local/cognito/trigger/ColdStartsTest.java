package cognitoverify.local.cognito.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class ColdStartsTest {
    private final ColdStarts coldStarts = new ColdStarts();

    @ParameterizedTest
    @CsvSource({"CREATE, 1, 6000", "CREATE, 2, 0", "CREATE, 3, 0", "DEFINE, 1, 0", "VERIFY, 1, 0"})
    void onlyTheFirstAttemptToSendACodeMeetsOne(Trigger trigger, int attempt, long millis) {
        coldStarts.delay(Duration.ofSeconds(6));

        assertThat(coldStarts.before(trigger, attempt)).hasMillis(millis);
    }

    @Test
    void thereAreNoneUnlessAskedFor() {
        assertThat(coldStarts.before(Trigger.CREATE, 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 60_001})
    void oneThatIsNegativeOrLongerThanAMinuteIsRefused(long millis) {
        coldStarts.delay(Duration.ofSeconds(6));

        assertThatThrownBy(() -> coldStarts.delay(Duration.ofMillis(millis)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 60,000 ms");
        assertThat(coldStarts.delay()).hasSeconds(6);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 60_000})
    void theLimitsThemselvesAreAllowed(long millis) {
        coldStarts.delay(Duration.ofMillis(millis));

        assertThat(coldStarts.delay()).hasMillis(millis);
    }
}
