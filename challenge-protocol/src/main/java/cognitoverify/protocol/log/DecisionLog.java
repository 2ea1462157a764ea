package cognitoverify.protocol.log;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes the line: the fields of {@code docs/protocol.md}, and CloudWatch's Embedded Metric Format
 * around them, so that the same line is also the metrics {@code decisions} and {@code durationMs},
 * and {@code ledgerDown} and {@code fewApprovals} where it says so. Their namespace is the stack's
 * own, or an alarm of one stack would count what another one in the same account does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     Metric Format</a>
 */
public final class DecisionLog {
    private static final String NAMESPACE = "CognitoVerify";

    private final Consumer<String> lines;
    private final InstantSource clock;
    private final String namespace;

    /**
     * Writes to anything.
     *
     * @param lines takes a whole line, without its end
     * @param clock the time of the line
     */
    public DecisionLog(Consumer<String> lines, InstantSource clock) {
        this(lines, clock, NAMESPACE);
    }

    private DecisionLog(Consumer<String> lines, InstantSource clock, String namespace) {
        this.lines = lines;
        this.clock = clock;
        this.namespace = namespace;
    }

    /**
     * Writes to standard output, where Lambda collects it.
     *
     * @param environment names the metrics' namespace in {@code METRICS_NAMESPACE}; without it,
     *     that is {@code CognitoVerify}
     */
    public static DecisionLog standardOutput(Map<String, String> environment) {
        var named = environment.getOrDefault("METRICS_NAMESPACE", "").strip();
        // Not System.out::println: the Runtime Interface Client replaces System.out after this is
        // built.
        return new DecisionLog(
                line -> System.out.println(line),
                InstantSource.system(),
                named.isEmpty() ? NAMESPACE : named);
    }

    /** Writes one line. */
    public void write(LogLine line) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var counts = counts(line);
        lines.accept(
                """
                {"time":"%s",%s,"_aws":{"Timestamp":%d,"CloudWatchMetrics":[{"Namespace":%s,\
                "Dimensions":[["event","outcome"],["event","outcome","reason"]%s],\
                "Metrics":[{"Name":"decisions","Unit":"Count"},\
                {"Name":"durationMs","Unit":"Milliseconds"}%s]}]},"decisions":1}\
                """
                        .formatted(
                                now,
                                Json.members(line.fields()),
                                now.toEpochMilli(),
                                Json.string(namespace),
                                dimensions(line, counts),
                                counts));
    }

    /** Writes that something is worth a look: no decision, so no metric either. */
    public void warn(Trigger trigger, String reason) {
        lines.accept(
                "{\"time\":\"%s\",\"level\":\"WARN\",\"event\":%s,\"reason\":%s}"
                        .formatted(
                                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                                Json.string(LogLine.lower(trigger)),
                                Json.string(reason)));
    }

    private static String dimensions(LogLine line, String counts) {
        return (line.fields().containsKey("country") ? ",[\"event\",\"outcome\",\"country\"]" : "")
                // Without any, for one alarm over all.
                + (counts.isEmpty() ? "" : ",[]");
    }

    /** Metrics of their own for what an operator must not miss. */
    private static String counts(LogLine line) {
        return LogLine.COUNTS.stream()
                .filter(line.fields()::containsKey)
                .map(",{\"Name\":\"%s\",\"Unit\":\"Count\"}"::formatted)
                .collect(Collectors.joining());
    }
}
