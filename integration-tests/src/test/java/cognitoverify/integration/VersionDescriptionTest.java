package cognitoverify.integration;

import static cognitoverify.integration.Template.texts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Functions run as published versions, and only a changed description has CloudFormation publish
 * one when nothing but the value of a parameter changes.
 */
class VersionDescriptionTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    private final Template template = Template.read();

    /** T3 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DefineAuthChallengeFunction",
                "CreateAuthChallengeFunction",
                "VerifyAuthChallengeFunction"
            })
    void aChangeOfAnyParameterThatConfiguresAFunctionPublishesAVersion(String function) {
        var variables = template.properties(function).at("/Environment/Variables");

        var configuring = new TreeSet<>(variables.findValuesAsText("Ref"));
        // Tables and alike have names of their own.
        configuring.removeIf(name -> !template.at("Parameters").has(name));
        configuring.addAll(List.of("FunctionMemory", "FunctionTimeout", "Architecture"));

        assertThat(parametersIn(description(function))).isEqualTo(configuring);
    }

    /** T3: Lambda refuses a longer one, and with it the deployment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DefineAuthChallengeFunction",
                "CreateAuthChallengeFunction",
                "VerifyAuthChallengeFunction"
            })
    void itHasAtMost256CharactersWhateverTheParameters(String function) {
        var text = description(function).get(0).asText();

        var fixed = VARIABLE.matcher(text).replaceAll("").length();
        var variable =
                variables(text).stream()
                        .mapToInt(name -> longest(value(description(function), name)))
                        .sum();

        assertThat(fixed + variable).isBetween(1, 256);
    }

    /** A text with variables and what some of them stand for; the others are parameters. */
    private JsonNode description(String function) {
        return template.at("Resources", function, "Properties", "VersionDescription", "Fn::Sub");
    }

    private static List<String> variables(String text) {
        return VARIABLE.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }

    private JsonNode value(JsonNode description, String variable) {
        var meaning = description.get(1).path(variable);
        return meaning.isMissingNode() ? template.at("Parameters", variable) : meaning;
    }

    private Set<String> parametersIn(JsonNode description) {
        var parameters = new TreeSet<String>();
        for (var name : variables(description.get(0).asText())) {
            var meaning = description.get(1).path(name);
            if (meaning.isMissingNode()) {
                parameters.add(name);
            } else if (meaning.has("Fn::If")) {
                var condition = meaning.at("/Fn::If/0").asText();
                parameters.addAll(template.at("Conditions", condition).findValuesAsText("Ref"));
                parameters.addAll(meaning.findValuesAsText("Ref"));
            } else {
                parameters.addAll(meaning.findValuesAsText("Ref"));
            }
        }
        return parameters;
    }

    private int longest(JsonNode value) {
        if (value.isTextual()) {
            return value.asText().length();
        }
        if (value.has("Ref")) {
            return longest(template.at("Parameters", value.path("Ref").asText()));
        }
        if (value.has("Fn::If")) {
            return Math.max(longest(value.at("/Fn::If/1")), longest(value.at("/Fn::If/2")));
        }
        if (value.has("Fn::FindInMap")) {
            return longestOf(template.at("Mappings", "Letter").findValuesAsText("Is"));
        }
        if (value.has("Fn::Join")) {
            return joined(value.findValuesAsText("Ref").getFirst());
        }
        if (value.has("AllowedValues")) {
            return longestOf(texts(value.path("AllowedValues")));
        }
        if (value.has("MaxLength")) {
            return value.path("MaxLength").asInt();
        }
        assertThat(value.has("MaxValue")).as("limit of %s", value).isTrue();
        return value.path("MaxValue").asText().length();
    }

    /** A list that loses its commas: of names of two letters, or of all four channels. */
    private int joined(String parameter) {
        var length = longest(template.at("Parameters", parameter));
        return parameter.equals("Channels")
                ? "smscallwhatsappemail".length()
                : (length + 1) * 2 / 3;
    }

    private static int longestOf(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElseThrow();
    }
}
