package cognitoverify.code.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import cognitoverify.protocol.configuration.ConfigurationException;
import cognitoverify.protocol.configuration.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

class TwilioConfigurationTest {
    private static final String ACCOUNT_SID = "AC0123456789abcdef0123456789ABCDEF";
    private static final String API_KEY_SID = "SK0123456789abcdef0123456789ABCDEF";
    private static final String SERVICE_SID = "VA0123456789abcdef0123456789ABCDEF";
    private static final Map<String, String> REQUIRED =
            Map.of("TWILIO_ACCOUNT_SID", ACCOUNT_SID, "VERIFY_SERVICE_SID", SERVICE_SID);

    @Test
    void unsetVariablesMeanTheAccountItselfAtTwilio() {
        var configuration = read(REQUIRED);

        assertThat(configuration)
                .isEqualTo(
                        new TwilioConfiguration(
                                ACCOUNT_SID,
                                ACCOUNT_SID,
                                SERVICE_SID,
                                URI.create("https://verify.twilio.com")));
    }

    @Test
    void eachVariableIsRead() {
        var configuration =
                read(
                        Map.of(
                                "TWILIO_ACCOUNT_SID", ACCOUNT_SID,
                                "TWILIO_API_KEY_SID", API_KEY_SID,
                                "VERIFY_SERVICE_SID", SERVICE_SID,
                                "VERIFY_BASE_URL", "https://example.org:8443/stub"));

        assertThat(configuration)
                .isEqualTo(
                        new TwilioConfiguration(
                                API_KEY_SID,
                                ACCOUNT_SID,
                                SERVICE_SID,
                                URI.create("https://example.org:8443/stub")));
    }

    /** The template declares every variable, and leaves empty what is not used. */
    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void emptyVariableIsAnUnsetOne(String empty) {
        var configuration =
                read(with(Map.of("TWILIO_API_KEY_SID", empty, "VERIFY_BASE_URL", empty)));

        assertThat(configuration).isEqualTo(read(REQUIRED));
    }

    @Test
    void slashesAtTheEndOfTheBaseUrlAreDropped() {
        var configuration = read(with(Map.of("VERIFY_BASE_URL", "https://example.org/stub//")));

        assertThat(configuration.baseUrl()).isEqualTo(URI.create("https://example.org/stub"));
    }

    @Test
    void outerBlanksAreDropped() {
        var configuration = read(with(Map.of("TWILIO_ACCOUNT_SID", " " + ACCOUNT_SID + "\n")));

        assertThat(configuration.accountSid()).isEqualTo(ACCOUNT_SID);
    }

    @ParameterizedTest
    @CsvSource({
        "TWILIO_ACCOUNT_SID, SK0123456789abcdef0123456789abcdef",
        "TWILIO_ACCOUNT_SID, ac0123456789abcdef0123456789abcdef",
        "TWILIO_ACCOUNT_SID, AC0123456789abcdef0123456789abcde",
        "TWILIO_ACCOUNT_SID, AC0123456789abcdef0123456789abcdef0",
        "TWILIO_ACCOUNT_SID, AC0123456789abcdef0123456789abcdeg",
        "TWILIO_API_KEY_SID, AC0123456789abcdef0123456789abcdef",
        "TWILIO_API_KEY_SID, SK123",
        "VERIFY_SERVICE_SID, AC0123456789abcdef0123456789abcdef",
        "VERIFY_SERVICE_SID, VA0123456789abcdef/../6789abcdef",
    })
    void sidOfAnotherShapeIsAProblem(String variable, String value) {
        assertProblem(variable, value);
    }

    /** X5: plain http is for tests on this machine, and nothing may hide in the URL. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://verify.twilio.com",
                "http://example.org",
                "http://10.0.0.1",
                "http://127.0.0.1.example.org",
                "http://localhost.example.org",
                "http://hostXdockerXinternal",
                "ftp://localhost",
                "file:///etc/passwd",
                "https:///stub",
                "https://",
                "https:opaque",
                "verify.twilio.com",
                "//verify.twilio.com",
                "https://user:password@verify.twilio.com",
                "https://user@verify.twilio.com",
                "http://localhost@example.org",
                "https://verify.twilio.com?to=1",
                "https://verify.twilio.com?",
                "https://verify.twilio.com#to",
                "https://verify.twilio.com#",
                "https://verify twilio.com",
            })
    void baseUrlThatIsNotAllowedIsAProblem(String url) {
        assertProblem("VERIFY_BASE_URL", url);
    }

    /** X5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://verify.twilio.com",
                "HTTPS://verify.dublin.ie1.twilio.com",
                "https://example.org:8443/a/b",
                "http://localhost:9230",
                "http://127.0.0.1:9230",
                "http://127.1.2.3",
                "http://[::1]:9230",
                "http://host.docker.internal:9230",
            })
    void baseUrlThatIsAllowedIsTaken(String url) {
        var configuration = read(with(Map.of("VERIFY_BASE_URL", url)));

        assertThat(configuration.baseUrl()).isEqualTo(URI.create(url));
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        var environment =
                Map.of(
                        "TWILIO_API_KEY_SID", "SK1",
                        "VERIFY_SERVICE_SID", "VA1",
                        "VERIFY_BASE_URL", "http://example.org");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(environment))
                .withMessageContainingAll(
                        "TWILIO_ACCOUNT_SID",
                        "TWILIO_API_KEY_SID",
                        "VERIFY_SERVICE_SID",
                        "VERIFY_BASE_URL");
    }

    /** X2: a secret may be in the wrong variable. */
    private static void assertProblem(String variable, String value) {
        var problem = catchThrowable(() -> read(with(Map.of(variable, value))));

        assertThat(problem)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(variable + " must be ")
                .hasMessageNotContaining(value);
    }

    private static Map<String, String> with(Map<String, String> variables) {
        var environment = new HashMap<>(REQUIRED);
        environment.putAll(variables);
        return environment;
    }

    private static TwilioConfiguration read(Map<String, String> environment) {
        return Settings.read(environment, TwilioConfiguration::read);
    }
}
