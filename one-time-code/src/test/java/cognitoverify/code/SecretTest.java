package cognitoverify.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void revealsItsText() {
        assertThat(new Secret("text").reveal()).isEqualTo("text");
    }

    @Test
    void sameTextIsTheSame() {
        assertThat(new Secret("text").sameAs(new Secret("text"))).isTrue();
    }

    @Test
    void otherTextIsNotTheSame() {
        assertThat(new Secret("text").sameAs(new Secret("Text"))).isFalse();
    }
}
