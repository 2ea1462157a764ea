package cognitoverify.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpreadTest {
    @Test
    void theQuartilesLieBetweenNeighboursByProportion() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0)))
                .isEqualTo(new Spread(4, 1, 1.75, 2.5, 3.25, 4));
    }

    @Test
    void oneValueIsAllOfThem() {
        assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(1, 7, 7, 7, 7, 7));
    }

    @Test
    void noValuesHaveNoSpread() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersHaveAsManyDigitsAsMeanSomething() {
        assertThat(List.of(1234.4, 123.4, 12.34, 1.234, 0.1234).stream().map(Spread::number))
                .containsExactly("1,234", "123", "12.3", "1.23", "0.123");
    }

    @Test
    void timesComparesMedians() {
        var two = Spread.of(List.of(2.0));
        var five = Spread.of(List.of(5.0));

        assertThat(List.of(five.times(two), two.times(five))).containsExactly("2.5 ×", "0.40 ×");
    }
}
