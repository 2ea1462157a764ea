package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.protocol.Channel;
import cognitoverify.protocol.log.Level;
import cognitoverify.protocol.log.Outcome;
import cognitoverify.protocol.log.Trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * X1: {@code docs/log-line.schema.json} describes what the functions write, no more and no less.
 */
class LogLineSchemaTest {
    private static final JsonNode SCHEMA = read();
    private static final JsonSchema LINES =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SCHEMA);

    @Test
    void everyLineIsAsItSays() {
        assertThat(EmittedLines.all())
                .hasSizeGreaterThan(200)
                .allSatisfy(line -> assertThat(LINES.validate(line)).as("%s", line).isEmpty());
    }

    @Test
    void itsReasonsAreThoseThatTheFunctionsGive() {
        assertThat(enumeration("reason"))
                .containsExactlyInAnyOrderElementsOf(
                        EmittedLines.all().stream()
                                .map(line -> line.path("reason").asText())
                                .distinct()
                                .toList());
    }

    @Test
    void itsOtherValuesAreTheCodes() {
        assertThat(enumeration("event")).isEqualTo(lower(Trigger.values()));
        assertThat(enumeration("outcome")).isEqualTo(lower(Outcome.values()));
        assertThat(enumeration("channel")).isEqualTo(lower(Channel.values()));
        assertThat(enumeration("level")).isEqualTo(names(Level.values()).toList());
    }

    @Test
    void everyFieldThatItNamesIsWritten() {
        assertThat(Template.keys(SCHEMA.path("properties")))
                .containsExactlyInAnyOrderElementsOf(
                        EmittedLines.all().stream()
                                .flatMap(line -> Template.keys(line).stream())
                                .distinct()
                                .toList());
    }

    /** X2: a field that nobody has thought about is no field. */
    @ParameterizedTest
    @ValueSource(strings = {"phone_number", "email", "code", "answer", "message"})
    void aLineHasNoOtherField(String field) {
        var line = ((ObjectNode) EmittedLines.all().getFirst()).deepCopy().put(field, "x");

        assertThat(LINES.validate(line)).isNotEmpty();
    }

    private static List<String> enumeration(String field) {
        return Template.texts(SCHEMA.at("/properties/" + field + "/enum"));
    }

    private static List<String> lower(Enum<?>[] constants) {
        return names(constants).map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static Stream<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name);
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Template.ROOT.resolve("docs/log-line.schema.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
