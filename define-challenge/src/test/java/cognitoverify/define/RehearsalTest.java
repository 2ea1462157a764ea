package cognitoverify.define;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.SignInPolicy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {
    @ParameterizedTest
    @EnumSource
    void itSucceedsInEachMode(SignInMode mode) {
        assertThat(new Rehearsal(new SignInPolicy(mode, 3)).succeeds()).isTrue();
    }
}
