package cognitoverify.integration;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The metrics that CloudWatch makes of lines. */
final class Metrics {
    /**
     * One of them.
     *
     * @param name such as {@code decisions}
     * @param dimensions their names and values; all of them, since CloudWatch adds nothing up
     */
    record Metric(String name, Map<String, String> dimensions) {}

    private Metrics() {}

    /** Those of all lines. */
    static Set<Metric> of(List<JsonNode> lines) {
        var metrics = new HashSet<Metric>();
        lines.forEach(line -> of(line).forEach(metrics::add));
        return metrics;
    }

    private static Stream<Metric> of(JsonNode line) {
        var directive = line.at("/_aws/CloudWatchMetrics/0");
        return directive
                .path("Dimensions")
                .valueStream()
                .map(names -> dimensions(line, names))
                .flatMap(
                        dimensions ->
                                directive.path("Metrics").findValuesAsText("Name").stream()
                                        .map(name -> new Metric(name, dimensions)));
    }

    private static Map<String, String> dimensions(JsonNode line, JsonNode names) {
        var dimensions = new TreeMap<String, String>();
        names.forEach(name -> dimensions.put(name.asText(), line.path(name.asText()).asText()));
        return dimensions;
    }
}
