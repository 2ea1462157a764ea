package cognitoverify.ledger.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import cognitoverify.code.aws.AwsPlace;
import cognitoverify.protocol.configuration.ConfigurationException;
import cognitoverify.protocol.configuration.Settings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class DynamoConfigurationTest {
    private static final Map<String, String> REQUIRED =
            Map.of("LEDGER_TABLE", "sign-in-ledger", "AWS_REGION", "eu-central-1");

    @Test
    void unsetEndpointIsTheRegionsOwn() {
        assertThat(read(REQUIRED))
                .isEqualTo(
                        new DynamoConfiguration(
                                "sign-in-ledger",
                                new AwsPlace(
                                        "eu-central-1",
                                        URI.create(
                                                "https://dynamodb.eu-central-1.amazonaws.com"))));
    }

    @Test
    void eachVariableIsRead() {
        var configuration =
                read(
                        Map.of(
                                "LEDGER_TABLE", "Other_ledger.2",
                                "AWS_REGION", "us-gov-west-1",
                                "AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:8000"));

        assertThat(configuration)
                .isEqualTo(
                        new DynamoConfiguration(
                                "Other_ledger.2",
                                new AwsPlace(
                                        "us-gov-west-1", URI.create("http://localhost:8000"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void withoutATableThereIsNoConfiguration(String none) {
        assertThat(read(with(Map.of("LEDGER_TABLE", none)))).isNull();
    }

    @Test
    void withoutATableNothingElseIsRead() {
        assertThat(read(Map.of("AWS_ENDPOINT_URL_DYNAMODB", "nowhere"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "LEDGER_TABLE, ab",
        "LEDGER_TABLE, a table",
        "LEDGER_TABLE, arn:aws:dynamodb:eu-central-1:123456789012:table/a",
        "AWS_REGION, EU-CENTRAL-1",
        "AWS_ENDPOINT_URL, localhost:8000",
        "AWS_ENDPOINT_URL_DYNAMODB, ftp://localhost",
    })
    void wrongValueIsAProblem(String variable, String value) {
        var problem = catchThrowable(() -> read(with(Map.of(variable, value))));

        assertThat(problem)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(variable + " must be ");
    }

    @Test
    void missingRegionIsAProblem() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(Map.of("LEDGER_TABLE", "sign-in-ledger")))
                .withMessageContaining("AWS_REGION is not set");
    }

    private static Map<String, String> with(Map<String, String> variables) {
        var environment = new HashMap<>(REQUIRED);
        environment.putAll(variables);
        return environment;
    }

    private static @Nullable DynamoConfiguration read(Map<String, String> environment) {
        return Settings.read(
                        environment,
                        settings -> Optional.ofNullable(DynamoConfiguration.read(settings)))
                .orElse(null);
    }
}
