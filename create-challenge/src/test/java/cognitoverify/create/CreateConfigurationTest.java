package cognitoverify.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitoverify.protocol.Channel;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.SignInPolicy;
import cognitoverify.protocol.configuration.ConfigurationException;
import cognitoverify.protocol.configuration.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class CreateConfigurationTest {
    private static final Map<String, String> REQUIRED =
            Map.of("SIGN_IN_MODE", "PASSWORDLESS", "ALLOWED_COUNTRIES", "US");

    @Test
    void whatIsNotSetHasItsDefault() {
        assertThat(read(REQUIRED))
                .isEqualTo(
                        new CreateConfiguration(
                                new SignInPolicy(SignInMode.PASSWORDLESS, 3),
                                List.of(Channel.SMS),
                                new Countries(false, Set.of("US")),
                                true,
                                6));
    }

    @Test
    void everyVariableIsRead() {
        var environment =
                Map.of(
                        "SIGN_IN_MODE", "MFA",
                        "MAX_GUESSES", "5",
                        "CHANNELS", "WhatsApp, sms ,call,email,sms",
                        "ALLOWED_COUNTRIES", "us, Ca",
                        "REQUIRE_VERIFIED_DESTINATION", "False",
                        "CODE_LENGTH", "10");

        assertThat(read(environment))
                .isEqualTo(
                        new CreateConfiguration(
                                new SignInPolicy(SignInMode.MFA, 5),
                                List.of(Channel.WHATSAPP, Channel.SMS, Channel.CALL, Channel.EMAIL),
                                new Countries(false, Set.of("US", "CA")),
                                false,
                                10));
    }

    /** C6: an empty list of countries is none at all. */
    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void countriesMustBeNamed(String value) {
        assertThatThrownBy(() -> read(with("ALLOWED_COUNTRIES", value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "Wrong configuration: ALLOWED_COUNTRIES is not set; "
                                + "it must be a list of ISO 3166 alpha-2 codes, or * for all");
    }

    @Test
    void aStarIsEveryCountry() {
        assertThat(read(with("ALLOWED_COUNTRIES", "*")).countries())
                .isEqualTo(new Countries(true, Set.of()));
    }

    /** V11: a code has six digits or more. */
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "CHANNELS, pigeon, a list of sms",
        "CHANNELS, 'sms,,call', a list of sms",
        "ALLOWED_COUNTRIES, UK, a list of ISO 3166",
        "ALLOWED_COUNTRIES, USA, a list of ISO 3166",
        "ALLOWED_COUNTRIES, 'US,*', a list of ISO 3166",
        "ALLOWED_COUNTRIES, 'US,', a list of ISO 3166",
        "REQUIRE_VERIFIED_DESTINATION, yes, true or false",
        "CODE_LENGTH, 5, a whole number from 6 to 10",
        "CODE_LENGTH, 11, a whole number from 6 to 10",
        "MAX_GUESSES, 6, a whole number from 1 to 5",
        "SIGN_IN_MODE, SMS, PASSWORDLESS or MFA"
    })
    void aWrongValueIsNamedAndNotRepeated(String variable, String value, String allowed) {
        assertThatThrownBy(() -> read(with(variable, value)))
                .hasMessageStartingWith("Wrong configuration: " + variable + " must be " + allowed)
                .hasMessageNotContainingAny(value.length() > 2 ? value : "\u0000");
    }

    /** Kosovo's code is not ISO's, and yet everybody's. */
    @Test
    void regionsThatOnlyTelephonyKnowsCanBeNamed() {
        assertThat(read(with("ALLOWED_COUNTRIES", "XK")).countries().regions())
                .containsExactly("XK");
    }

    @Test
    void allThatIsWrongWithCreateIsReportedAtOnce() {
        assertThatThrownBy(() -> new CreateChallengeHandler(Map.of("CHANNELS", "x")))
                .hasMessageContainingAll(
                        "SIGN_IN_MODE",
                        "CHANNELS",
                        "ALLOWED_COUNTRIES",
                        "TWILIO_ACCOUNT_SID",
                        "TWILIO_TOKEN",
                        "VERIFY_SERVICE_SID",
                        "AWS_REGION");
    }

    private static CreateConfiguration read(Map<String, String> environment) {
        return Settings.read(environment, CreateConfiguration::read);
    }

    private static Map<String, String> with(String variable, String value) {
        var environment = new HashMap<>(REQUIRED);
        environment.put(variable, value);
        return environment;
    }
}
