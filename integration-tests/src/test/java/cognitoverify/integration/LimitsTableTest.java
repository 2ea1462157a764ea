package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * G5: the limits, times and repeats that {@code docs/operations.md} lists are those of the code.
 * {@code -Dtests.docs=write} writes them there.
 */
class LimitsTableTest {
    private static final String BEGIN = "<!-- generated: limits -->\n";
    private static final String END = "<!-- end of limits -->\n";

    /**
     * A constant and what it means.
     *
     * @param name class and field, under {@code cognitoverify}
     * @param unit of a number; empty for a duration
     */
    private record Fixed(String what, String name, String unit) {
        String row() {
            return "| " + what + " | " + value() + " |\n";
        }

        private String value() {
            try {
                var dot = name.lastIndexOf('.');
                var field =
                        Class.forName("cognitoverify." + name.substring(0, dot))
                                .getDeclaredField(name.substring(dot + 1));
                field.setAccessible(true);
                if (field.get(null) instanceof int[] several) {
                    return Arrays.stream(several)
                                    .mapToObj(Integer::toString)
                                    .collect(Collectors.joining(", "))
                            + unit;
                }
                return field.get(null) instanceof Duration duration
                        ? text(duration)
                        : String.format(
                                Locale.ROOT, "%,d%s", ((Number) field.get(null)).longValue(), unit);
            } catch (ReflectiveOperationException moved) {
                throw new LinkageError("There is no " + name + " any more", moved);
            }
        }

        private static String text(Duration duration) {
            return duration.toMillis() % 1000 == 0
                    ? duration.toSeconds() + " s"
                    : duration.toMillis() + " ms";
        }
    }

    private static final List<Fixed> FIXED =
            List.of(
                    new Fixed("an invocation", "code.Deadline.USUAL", ""),
                    new Fixed("the first invocation of an environment", "code.Deadline.FIRST", ""),
                    new Fixed("less than what Lambda has left", "code.Deadline.RESERVE", ""),
                    new Fixed("Twilio: to connect", "code.http.Post.CONNECT", ""),
                    new Fixed("Twilio: whole exchange", "code.twilio.OneAttempt.WHOLE", ""),
                    new Fixed("SSM: one attempt", "code.ssm.SsmSecretStore.WHOLE", ""),
                    new Fixed("ledger: a call", "ledger.dynamodb.DynamoTable.USUAL", ""),
                    new Fixed(
                            "ledger: an environment's first",
                            "ledger.dynamodb.DynamoTable.FIRST",
                            ""),
                    new Fixed(
                            "ledger: a lost reply is asked for again",
                            "ledger.PersistentTable.MOST_REPEATS",
                            " time"),
                    new Fixed(
                            "ledger: tries where others write",
                            "ledger.PersistentTable.MOST_TRIES",
                            ""),
                    new Fixed("the secret is read again after", "code.CachedSecret.FRESH", ""),
                    new Fixed(
                            "an old secret serves, if SSM is down, for",
                            "code.CachedSecret.USABLE",
                            ""),
                    new Fixed(
                            "after Twilio's 401 at most one more reading each",
                            "code.CachedSecret.PAUSE_AFTER_REFUSAL",
                            ""),
                    new Fixed("a code lives for", "protocol.SendWindow.CODE_LIFE", " s"),
                    new Fixed("sends of a code", "protocol.SendWindow.MAX_SENDS", ""),
                    new Fixed(
                            "no more sends of it after", "protocol.SendWindow.NO_MORE_SENDS", " s"),
                    new Fixed("a new code can be made after", "protocol.SendWindow.WINDOW", " s"),
                    new Fixed("rounds of a sign-in", "define.SignInRules.MAX_ROUNDS", ""),
                    new Fixed("characters of an answer", "verify.AnswerText.MAX_LENGTH", ""),
                    new Fixed(
                            "sends a minute and environment while the ledger is down",
                            "create.SendCap.PER_MINUTE",
                            ""),
                    new Fixed(
                            "the first wait after too many guesses",
                            "ledger.Limits.FIRST_WAIT",
                            " s"),
                    new Fixed(
                            "the longest wait, doubled up to", "ledger.Limits.LONGEST_WAIT", " s"),
                    new Fixed(
                            "MFA: wrong guesses in a row that stop a user",
                            "ledger.Limits.STOP",
                            ""),
                    new Fixed("MFA: for", "ledger.Limits.STOP_SECONDS", " s"),
                    new Fixed(
                            "sends of an hour to a country before few approvals count",
                            "ledger.SendChanges.CREDIT_AT_FIRST",
                            ""));

    private static final List<String> PARAMETERS =
            List.of(
                    "MaxGuesses",
                    "MaxGuessesPerUser",
                    "MaxSendsPerUserAndDay",
                    "MaxSendsPerDestinationAndDay",
                    "MaxSendsPerCountryAndHour",
                    "MaxSendsPerHour",
                    "MinApprovedPercent",
                    "CodeLength",
                    "MaxSignInsPerAddress",
                    "MaxAnswersPerAddress",
                    "FunctionTimeout",
                    "FunctionMemory",
                    "LogRetentionDays");

    private static String generated() {
        var parameters =
                PARAMETERS.stream()
                        .map(name -> row(name, Template.read().at("Parameters", name)))
                        .collect(Collectors.joining());
        var fixed = FIXED.stream().map(Fixed::row).collect(Collectors.joining());
        return "| parameter | default | allowed |\n| --- | ---: | --- |\n"
                + parameters
                + "\n| fixed in the code | |\n| --- | ---: |\n"
                + fixed;
    }

    private static String row(String name, JsonNode parameter) {
        return "| `%s` | %s | %s |\n"
                .formatted(name, parameter.path("Default").asText(), allowed(parameter));
    }

    private static String allowed(JsonNode parameter) {
        if (parameter.has("AllowedValues")) {
            var values =
                    parameter.path("AllowedValues").valueStream().map(JsonNode::asText).toList();
            return Stream.of(values.getFirst(), "…", values.getLast())
                    .collect(Collectors.joining(" "));
        }
        return parameter.path("MinValue").asText() + " to " + parameter.path("MaxValue").asText();
    }

    @Test
    void theDocumentHasWhatTheCodeHas() throws IOException {
        var file = Template.ROOT.resolve("docs/operations.md");
        var text = Files.readString(file);
        var begin = text.indexOf(BEGIN) + BEGIN.length();
        var expected = text.substring(0, begin) + generated() + text.substring(text.indexOf(END));
        if (System.getProperty("tests.docs", "").equals("write")) {
            Files.writeString(file, expected);
        }

        assertThat(Files.readString(file))
                .as("run this test once with -Dtests.docs=write")
                .isEqualTo(expected);
    }
}
