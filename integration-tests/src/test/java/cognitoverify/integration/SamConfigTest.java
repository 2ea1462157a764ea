package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The environments of {@code samconfig.toml} that stand for stacks. */
class SamConfigTest {
    private static final String PLACEHOLDER = "FILL-IN";
    private static final Pattern PARAMETER = Pattern.compile("(?m)^ +\"(\\w+)=([^\"]*)\",$");
    private static final JsonNode PARAMETERS = Template.read().at("Parameters");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void nothingIsDeployedWithAPlaceholder(String environment) throws IOException {
        assertThat(overrides(environment).entrySet())
                .filteredOn(override -> override.getValue().equals(PLACEHOLDER))
                .isNotEmpty()
                .allSatisfy(
                        override ->
                                assertThat(accepts(override.getKey(), PLACEHOLDER))
                                        .as(override.getKey())
                                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void whatIsFilledInIsAllowed(String environment) throws IOException {
        assertThat(overrides(environment).entrySet())
                .filteredOn(override -> !override.getValue().equals(PLACEHOLDER))
                .isNotEmpty()
                .allSatisfy(
                        override ->
                                assertThat(accepts(override.getKey(), override.getValue()))
                                        .as(override.getKey())
                                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void whatHasNoDefaultIsThere(String environment) throws IOException {
        assertThat(overrides(environment).keySet())
                .containsAll(
                        Template.keys(PARAMETERS).stream()
                                .filter(name -> !PARAMETERS.path(name).has("Default"))
                                .toList());
    }

    private static boolean accepts(String name, String value) {
        var parameter = PARAMETERS.path(name);
        assertThat(parameter.isMissingNode()).as(name).isFalse();
        return parameter.has("AllowedValues")
                ? Template.texts(parameter.path("AllowedValues")).contains(value)
                : value.matches(parameter.path("AllowedPattern").asText());
    }

    private static Map<String, String> overrides(String environment) throws IOException {
        var text = Files.readString(Template.ROOT.resolve("samconfig.toml"));
        var table = text.split(Pattern.quote("[" + environment + ".deploy.parameters]"), -1)[1];
        var end = table.indexOf("\n]");
        var overrides = new TreeMap<String, String>();
        PARAMETER
                .matcher(table.substring(0, end + 1))
                .results()
                .forEach(found -> overrides.put(found.group(1), found.group(2)));
        return overrides;
    }
}
