package cognitoverify.integration;

import cognitoverify.integration.Metrics.Metric;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a search for metrics asks for, in a dashboard's words or in those of Metrics Insights.
 *
 * @param name the metric's
 * @param dimensions the names of all its dimensions
 * @param values those that some of them must have, one of them each
 */
record Search(String name, Set<String> dimensions, Map<String, List<String>> values) {
    private static final Pattern INSIGHTS =
            Pattern.compile(
                    "SELECT SUM\\((\\w+)\\) FROM SCHEMA\\(\"CognitoVerify/[^\"]+\", ([\\w, ]+)\\)"
                            + " WHERE (.+) GROUP BY (\\w+)\\s*");
    private static final Pattern DASHBOARD =
            Pattern.compile(
                    "SEARCH\\('\\{\"CognitoVerify/[^\"]+\",([\\w,]+)} MetricName=\"(\\w+)\" (.+)',"
                            + " 'Sum', 300\\)");
    private static final Pattern VALUES =
            Pattern.compile("(\\w+) ?= ?(\\([^)]+\\)|'[^']+'|\"[^\"]+\")");
    private static final Pattern VALUE = Pattern.compile("['\"](\\w+)['\"]");

    static Search insights(String query) {
        var match = matched(INSIGHTS, query.strip().replaceAll("\\s+", " "));
        return new Search(match.group(1), names(match.group(2)), values(match.group(3)));
    }

    static Search dashboard(String expression) {
        var match = matched(DASHBOARD, expression);
        return new Search(match.group(2), names(match.group(1)), values(match.group(3)));
    }

    /** Whether each of the values is one that metrics have. */
    boolean finds(Set<Metric> metrics) {
        return values.entrySet().stream()
                .allMatch(
                        entry ->
                                entry.getValue().stream()
                                        .allMatch(value -> finds(metrics, entry.getKey(), value)));
    }

    private boolean finds(Set<Metric> metrics, String dimension, String value) {
        return metrics.stream()
                .filter(metric -> metric.name().equals(name))
                .map(Metric::dimensions)
                .filter(found -> found.keySet().equals(dimensions))
                .filter(found -> value.equals(found.get(dimension)))
                .anyMatch(
                        found ->
                                values.entrySet().stream()
                                        .allMatch(
                                                asked ->
                                                        asked.getValue()
                                                                .contains(
                                                                        found.get(
                                                                                asked.getKey()))));
    }

    private static MatchResult matched(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new AssertionError("Not understood: " + text);
        }
        return matcher.toMatchResult();
    }

    private static Set<String> names(String list) {
        return new TreeSet<>(List.of(list.split(" ?, ?")));
    }

    private static Map<String, List<String>> values(String conditions) {
        var values = new TreeMap<String, List<String>>();
        VALUES.matcher(conditions)
                .results()
                .forEach(
                        found ->
                                values.put(
                                        found.group(1),
                                        VALUE.matcher(found.group(2))
                                                .results()
                                                .map((MatchResult value) -> value.group(1))
                                                .toList()));
        return values;
    }
}
