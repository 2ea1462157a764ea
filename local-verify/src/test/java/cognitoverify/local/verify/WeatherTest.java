package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class WeatherTest {
    @Test
    void fillsInTheStatusThatGoesWithACode() {
        assertThat(Weather.code(0, 60203).status()).isEqualTo(429);
    }

    @Test
    void fillsInAStatusWhereNoneIsGiven() {
        assertThat(Weather.html(0).status()).isEqualTo(503);
    }

    @Test
    void hasNoStatusWithoutAnAnswerOfItsOwn() {
        assertThat(new Weather(Fault.HANG, Duration.ZERO, 503, 60203, null))
                .isEqualTo(Weather.hang());
    }

    @Test
    void needsACodeAboveZero() {
        assertThatThrownBy(() -> Weather.code(400, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void needsAStatusThatAnAnswerCanHave() {
        assertThatThrownBy(() -> Weather.status(100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void needsADelayThatEnds() {
        var tooLong = Duration.ofMinutes(11);

        assertThatThrownBy(() -> Weather.delay(tooLong))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsForEverybodyUnlessItIsSaidForWhom() {
        assertThat(Weather.hang().holdsFor(null)).isTrue();
        assertThat(Weather.hang().onlyFor("a").holdsFor("a")).isTrue();
        assertThat(Weather.hang().onlyFor("a").holdsFor("b")).isFalse();
    }
}
