package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.configuration.ConfigurationException;
import cognitoverify.protocol.configuration.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;

class LimitsTest {
    @ParameterizedTest
    @EnumSource
    void unsetVariablesAreTheDefaults(SignInMode mode) {
        assertThat(read(Map.of(), mode)).isEqualTo(Limits.defaults(mode));
    }

    @Test
    void defaultsAreThese() {
        assertThat(Limits.defaults(SignInMode.MFA))
                .isEqualTo(new Limits(SignInMode.MFA, 10, 20, 20, 500, 1_000, 20, false));
    }

    @Test
    void eachVariableIsRead() {
        var limits =
                read(
                        Map.of(
                                "MAX_GUESSES_PER_USER", "5",
                                "MAX_SENDS_PER_USER_AND_DAY", "6",
                                "MAX_SENDS_PER_DESTINATION_AND_DAY", "7",
                                "MAX_SENDS_PER_COUNTRY_AND_HOUR", "8",
                                "MAX_SENDS_PER_HOUR", "9",
                                "MIN_APPROVED_PERCENT", "10",
                                "STOP_COUNTRIES", "true"),
                        SignInMode.PASSWORDLESS);

        assertThat(limits).isEqualTo(new Limits(SignInMode.PASSWORDLESS, 5, 6, 7, 8, 9, 10, true));
    }

    @ParameterizedTest
    @CsvSource({
        "MAX_GUESSES_PER_USER, 4",
        "MAX_GUESSES_PER_USER, 101",
        "MAX_SENDS_PER_USER_AND_DAY, 0",
        "MAX_SENDS_PER_USER_AND_DAY, 10000001",
        "MAX_SENDS_PER_DESTINATION_AND_DAY, 0",
        "MAX_SENDS_PER_DESTINATION_AND_DAY, 10000001",
        "MAX_SENDS_PER_COUNTRY_AND_HOUR, 0",
        "MAX_SENDS_PER_COUNTRY_AND_HOUR, 10000001",
        "MAX_SENDS_PER_HOUR, 0",
        "MAX_SENDS_PER_HOUR, 10000001",
        "MIN_APPROVED_PERCENT, 0",
        "MIN_APPROVED_PERCENT, 91",
        "STOP_COUNTRIES, sometimes",
    })
    void wrongValueIsAProblem(String variable, String value) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(Map.of(variable, value), SignInMode.MFA))
                .withMessageContaining(variable + " must be ");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "9, 0", "10, 300", "13, 2400", "14, 3600", "100, 3600", "1000000, 3600"})
    void waitsDoubleUpToAnHour(int wrongGuesses, long seconds) {
        assertThat(Limits.defaults(SignInMode.PASSWORDLESS).waitAfter(wrongGuesses))
                .isEqualTo(seconds);
    }

    private static Limits read(Map<String, String> environment, SignInMode mode) {
        return Settings.read(environment, settings -> Limits.read(settings, mode));
    }
}
