package cognitoverify.protocol.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

class SettingsTest {
    @Test
    void allProblemsAreReportedAtOnceByNameAndNeverByValue() {
        var environment = Map.of("SECOND", "marker-7731", "THIRD", "marker-7732");

        assertThatThrownBy(
                        () ->
                                Settings.read(
                                        environment,
                                        settings ->
                                                settings.required(
                                                                "FIRST", text -> text, "a word", "")
                                                        + settings.number("SECOND", 1, 5, 3)
                                                        + settings.flag("THIRD", true)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "Wrong configuration: FIRST is not set; it must be a word; SECOND must be a"
                                + " whole number from 1 to 5; THIRD must be true or false");
    }

    @Test
    void anEmptyOrBlankValueIsAnUnsetOne() {
        var environment = Map.of("EMPTY", "", "BLANK", " \t");

        assertThat(read(environment, settings -> settings.number("EMPTY", 1, 5, 3))).isEqualTo("3");
        assertThat(read(environment, settings -> settings.number("BLANK", 1, 5, 3))).isEqualTo("3");
        assertThatThrownBy(
                        () ->
                                read(
                                        environment,
                                        settings ->
                                                settings.required(
                                                        "BLANK", text -> text, "a word", "")))
                .hasMessageContaining("BLANK is not set");
    }

    @Test
    void outerBlanksAreNoPartOfAValue() {
        assertThat(
                        read(
                                Map.of("NAME", " value\n"),
                                settings -> settings.required("NAME", text -> text, "a word", "")))
                .isEqualTo("value");
    }

    @Test
    void flagsAreReadInAnyCase() {
        assertThat(read(Map.of("FLAG", "False"), settings -> settings.flag("FLAG", true)))
                .isEqualTo("false");
        assertThat(read(Map.of("FLAG", "TRUE"), settings -> settings.flag("FLAG", false)))
                .isEqualTo("true");
        assertThat(read(Map.of(), settings -> settings.flag("FLAG", true))).isEqualTo("true");
    }

    @Test
    void listsAreReadWithoutRegardToCaseBlanksAndRepeats() {
        assertThat(Settings.list("SMS, call ,sms", text -> text)).isEqualTo(List.of("sms", "call"));
    }

    @Test
    void aListWithAWrongElementIsNone() {
        assertThat(Settings.<String>list("sms,,call", text -> text.isEmpty() ? null : text))
                .isNull();
    }

    private static String read(Map<String, String> environment, Function<Settings, Object> reader) {
        return Settings.read(environment, reader).toString();
    }
}
