package cognitoverify.local.cognito.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestKeptTest {
    @Test
    void whatCameFirstIsForgottenFirst() {
        var kept = new NewestKept<String, Integer>(2);

        kept.put("first", 1);
        kept.put("second", 2);
        kept.put("third", 3);

        assertThat(kept).containsOnlyKeys("second", "third");
    }
}
