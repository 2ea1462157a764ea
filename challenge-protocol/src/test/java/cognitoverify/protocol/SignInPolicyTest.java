package cognitoverify.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitoverify.protocol.configuration.ConfigurationException;
import cognitoverify.protocol.configuration.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class SignInPolicyTest {
    @Test
    void threeGuessesAreTheDefault() {
        assertThat(read(Map.of("SIGN_IN_MODE", "PASSWORDLESS")))
                .isEqualTo(new SignInPolicy(SignInMode.PASSWORDLESS, 3));
    }

    @Test
    void bothVariablesAreRead() {
        assertThat(read(Map.of("SIGN_IN_MODE", " mfa ", "MAX_GUESSES", "5")))
                .isEqualTo(new SignInPolicy(SignInMode.MFA, 5));
    }

    @Test
    void aLostModeIsAnErrorAndNeverTurnsMfaOff() {
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "Wrong configuration: SIGN_IN_MODE is not set; it must be PASSWORDLESS or"
                                + " MFA");
    }

    @Test
    void anUnknownModeIsAnErrorThatDoesNotRepeatIt() {
        assertThatThrownBy(() -> read(Map.of("SIGN_IN_MODE", "OFF")))
                .hasMessage("Wrong configuration: SIGN_IN_MODE must be PASSWORDLESS or MFA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "-1", "three", "3.0", "9999999999"})
    void guessesAreOneToFive(String value) {
        assertThatThrownBy(() -> read(Map.of("SIGN_IN_MODE", "MFA", "MAX_GUESSES", value)))
                .hasMessage("Wrong configuration: MAX_GUESSES must be a whole number from 1 to 5");
    }

    @Test
    void oneAndFiveGuessesAreAllowed() {
        assertThat(read(Map.of("SIGN_IN_MODE", "MFA", "MAX_GUESSES", "1")).maxGuesses()).isOne();
        assertThat(read(Map.of("SIGN_IN_MODE", "MFA", "MAX_GUESSES", "5")).maxGuesses())
                .isEqualTo(5);
    }

    private static SignInPolicy read(Map<String, String> environment) {
        return Settings.read(environment, SignInPolicy::read);
    }
}
