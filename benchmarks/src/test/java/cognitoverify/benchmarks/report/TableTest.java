package cognitoverify.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void textComesFirstAndNumbersAreAtTheRight() {
        assertThat(Table.of(1, "what", "ms").row("a | b", "3").markdown())
                .isEqualTo(
                        """
                        | what | ms |
                        | --- | ---: |
                        | a \\| b | 3 |
                        """);
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> Table.of(1, "what", "ms").row("a"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
