package cognitoverify.code.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import cognitoverify.code.aws.AwsPlace;
import cognitoverify.protocol.configuration.ConfigurationException;
import cognitoverify.protocol.configuration.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

class SsmConfigurationTest {
    private static final Map<String, String> REQUIRED =
            Map.of("TWILIO_TOKEN", "/sign-in/twilio", "AWS_REGION", "eu-central-1");

    @Test
    void unsetEndpointIsTheRegionsOwn() {
        var configuration = read(REQUIRED);

        assertThat(configuration)
                .isEqualTo(
                        new SsmConfiguration(
                                "/sign-in/twilio",
                                "",
                                new AwsPlace(
                                        "eu-central-1",
                                        URI.create("https://ssm.eu-central-1.amazonaws.com"))));
    }

    @Test
    void eachVariableIsRead() {
        var configuration =
                read(
                        Map.of(
                                "TWILIO_TOKEN", "/sign-in/twilio",
                                "AWS_REGION", "us-gov-west-1",
                                "AWS_ENDPOINT_URL_SSM", "http://localhost:9230"));

        assertThat(configuration)
                .isEqualTo(
                        new SsmConfiguration(
                                "/sign-in/twilio",
                                "",
                                new AwsPlace(
                                        "us-gov-west-1", URI.create("http://localhost:9230"))));
    }

    @Test
    void endpointForAllServicesIsForThisOneToo() {
        var configuration = read(with(Map.of("AWS_ENDPOINT_URL", "http://localhost:4566")));

        assertThat(configuration.place().endpoint()).isEqualTo(URI.create("http://localhost:4566"));
    }

    @Test
    void endpointForThisServiceGoesBeforeThatForAll() {
        var configuration =
                read(
                        with(
                                Map.of(
                                        "AWS_ENDPOINT_URL", "http://localhost:4566",
                                        "AWS_ENDPOINT_URL_SSM", "http://localhost:9230")));

        assertThat(configuration.place().endpoint()).isEqualTo(URI.create("http://localhost:9230"));
    }

    /** The template sets them all. */
    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void emptyEndpointIsAnUnsetOne(String empty) {
        var configuration =
                read(with(Map.of("AWS_ENDPOINT_URL", empty, "AWS_ENDPOINT_URL_SSM", empty)));

        assertThat(configuration).isEqualTo(read(REQUIRED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "twilio",
                "/a/b_c.d-e",
                "/a/b:3",
                "arn:aws:ssm:us-east-1:123456789012:parameter/a",
            })
    void nameOfAParameterIsTaken(String name) {
        var configuration = read(with(Map.of("TWILIO_TOKEN", name)));

        assertThat(configuration.parameter()).isEqualTo(name);
    }

    @Test
    void ledgersKeyIsNamedLikeTheSecret() {
        var configuration = read(with(Map.of("LEDGER_KEY", "/sign-in/ledger-key")));

        assertThat(configuration.ledgerKey()).isEqualTo("/sign-in/ledger-key");
    }

    /** Twilio's secret is rotated; the ledger's key never is. */
    @Test
    void ledgersKeyIsNotTheSecret() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(with(Map.of("LEDGER_KEY", "/sign-in/twilio"))))
                .withMessageContaining("another than TWILIO_TOKEN is");
    }

    /** X2: a secret may be in the wrong variable, so no value is repeated. */
    @ParameterizedTest
    @CsvSource({
        "TWILIO_TOKEN, a name",
        "TWILIO_TOKEN, se#cret",
        "LEDGER_KEY, a name",
        "AWS_REGION, eu_central_1",
        "AWS_REGION, EU-CENTRAL-1",
        "AWS_REGION, example.org/",
        "AWS_ENDPOINT_URL, localhost:4566",
        "AWS_ENDPOINT_URL, ftp://localhost",
        "AWS_ENDPOINT_URL_SSM, http://",
        "AWS_ENDPOINT_URL_SSM, http:///path",
        "AWS_ENDPOINT_URL_SSM, http://localhost/path",
        "AWS_ENDPOINT_URL_SSM, http://localhost?query",
        "AWS_ENDPOINT_URL_SSM, http://local host",
        "AWS_ENDPOINT_URL_SSM, http://user:secret@localhost",
    })
    void wrongValueIsAProblem(String variable, String value) {
        var problem = catchThrowable(() -> read(with(Map.of(variable, value))));

        assertThat(problem)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(variable + " must be ")
                .hasMessageNotContaining(value);
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        var environment =
                Map.of("AWS_ENDPOINT_URL", "nowhere", "AWS_ENDPOINT_URL_SSM", "nowhere else");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(environment))
                .withMessageContainingAll(
                        "TWILIO_TOKEN is not set",
                        "AWS_REGION is not set",
                        "AWS_ENDPOINT_URL must be",
                        "AWS_ENDPOINT_URL_SSM must be");
    }

    private static Map<String, String> with(Map<String, String> variables) {
        var environment = new HashMap<>(REQUIRED);
        environment.putAll(variables);
        return environment;
    }

    private static SsmConfiguration read(Map<String, String> environment) {
        return Settings.read(environment, SsmConfiguration::read);
    }
}
