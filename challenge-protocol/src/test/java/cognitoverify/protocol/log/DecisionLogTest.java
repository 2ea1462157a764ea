package cognitoverify.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.protocol.Channel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** X1, X2: the line that a function writes. */
@Isolated("It listens to standard output.")
class DecisionLogTest {
    private static final String METRICS =
            "\"_aws\":{\"Timestamp\":1767225600123,\"CloudWatchMetrics\":[{\"Namespace\":\"CognitoVerify\","
                    + "\"Dimensions\":[[\"event\",\"outcome\"],[\"event\",\"outcome\",\"reason\"]],"
                    + "\"Metrics\":[{\"Name\":\"decisions\",\"Unit\":\"Count\"},"
                    + "{\"Name\":\"durationMs\",\"Unit\":\"Milliseconds\"}]}]},\"decisions\":1}";
    private final List<String> lines = new ArrayList<>();
    private final DecisionLog log =
            new DecisionLog(
                    lines::add, InstantSource.fixed(Instant.parse("2026-01-01T00:00:00.123Z")));

    @Test
    void aLineHasTheProtocolsFieldsAndTheMetricsAroundThem() {
        log.write(
                new LogLine(Trigger.CREATE, Outcome.REFUSED, "TOO_MANY_CODES")
                        .level(Level.WARN)
                        .channel(Channel.SMS)
                        .country("US")
                        .httpStatus(429)
                        .twilioCode(60203)
                        .duration(java.time.Duration.ofMillis(151))
                        .user("0123456789abcdef")
                        .requestId("7c9e6679"));

        assertThat(lines)
                .containsExactly(
                        "{\"time\":\"2026-01-01T00:00:00.123Z\",\"level\":\"WARN\",\"event\":\"create\","
                                + "\"outcome\":\"refused\",\"reason\":\"TOO_MANY_CODES\",\"channel\":\"sms\","
                                + "\"country\":\"US\",\"httpStatus\":429,\"twilioCode\":60203,\"durationMs\":151,"
                                + "\"user\":\"0123456789abcdef\",\"requestId\":\"7c9e6679\","
                                + METRICS.replace(
                                        "\"reason\"]]",
                                        "\"reason\"],[\"event\",\"outcome\",\"country\"]]"));
    }

    @Test
    void whatNobodyMustMissIsAMetricOfItsOwn() {
        log.write(new LogLine(Trigger.CREATE, Outcome.SENT, "SENT").ledgerDown().fewApprovals());

        assertThat(lines.getFirst())
                .contains("\"level\":\"ERROR\"", "\"ledgerDown\":1", "\"fewApprovals\":1")
                .contains("{\"Name\":\"ledgerDown\",\"Unit\":\"Count\"}")
                .contains("{\"Name\":\"fewApprovals\",\"Unit\":\"Count\"}");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        log.write(
                new LogLine(Trigger.DEFINE, Outcome.TOKENS, "RIGHT_CODE")
                        .country("")
                        .httpStatus(0)
                        .twilioCode(0)
                        .user("")
                        .requestId(""));

        assertThat(lines)
                .containsExactly(
                        "{\"time\":\"2026-01-01T00:00:00.123Z\",\"level\":\"INFO\",\"event\":\"define\","
                                + "\"outcome\":\"tokens\",\"reason\":\"RIGHT_CODE\","
                                + METRICS);
    }

    @Test
    void noValueCanEndItsStringOrBeginALine() {
        log.write(
                new LogLine(Trigger.DEFINE, Outcome.FAIL, "X")
                        .requestId("a\"b\\c\nd\u0000e\u2028f\u007fg\u00e9"));

        assertThat(lines.getFirst())
                .contains("\"requestId\":\"a\\\"b\\\\c\\u000ad\\u0000e\\u2028f\\u007fg\\u00e9\"");
    }

    @Test
    void standardOutputIsWhereverItPointsWhenTheLineIsWritten() {
        var before = System.out;
        var bytes = new ByteArrayOutputStream();
        var standardOutput = DecisionLog.standardOutput(Map.of());

        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            standardOutput.write(new LogLine(Trigger.VERIFY, Outcome.RIGHT, "RIGHT_CODE"));
        } finally {
            System.setOut(before);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("{\"time\":").hasLineCount(1);
    }

    /** T7: what one stack does is no other one's alarm. */
    @ParameterizedTest
    @CsvSource({"CognitoVerify/sign-in, CognitoVerify/sign-in", "' ', CognitoVerify"})
    void theMetricsAreInTheNamespaceThatTheEnvironmentNames(String variable, String namespace) {
        var before = System.out;
        var bytes = new ByteArrayOutputStream();

        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            DecisionLog.standardOutput(Map.of("METRICS_NAMESPACE", variable))
                    .write(new LogLine(Trigger.VERIFY, Outcome.RIGHT, "RIGHT_CODE"));
        } finally {
            System.setOut(before);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("\"Namespace\":\"" + namespace + "\",");
    }

    @Test
    void anInvocationAddsWhoAndHowLong() {
        new Invocation(log, "7c9e6679", "0123456789abcdef")
                .finish(new LogLine(Trigger.VERIFY, Outcome.WRONG, "WRONG_CODE"));

        assertThat(lines.getFirst())
                .containsPattern(
                        "\"durationMs\":[0-9]{1,4},\"user\":\"0123456789abcdef\",\"requestId\":\"7c9e6679\"");
    }

    @Test
    void anInvocationWithoutAContextHasNoRequestId() {
        new Invocation(log, null, "")
                .finish(new LogLine(Trigger.VERIFY, Outcome.WRONG, "WRONG_CODE"));

        assertThat(lines.getFirst()).doesNotContain("requestId").doesNotContain("user");
    }

    @Test
    void aUserIsTheFirst16DigitsOfAHashOverPoolAndSub() {
        // printf 'us-east-1_EXAMPLE:0588acd1' | sha256sum
        assertThat(
                        UserHash.of(
                                "us-east-1_EXAMPLE",
                                Map.of("sub", "0588acd1", "phone_number", "+12025550100")))
                .isEqualTo("81ca801cef48d9c6");
    }

    @Test
    void whoHasNoSubHasNoHash() {
        assertThat(UserHash.of("us-east-1_EXAMPLE", null)).isEmpty();
        assertThat(UserHash.of("us-east-1_EXAMPLE", Map.of("phone_number", "+12025550100")))
                .isEmpty();
    }
}
