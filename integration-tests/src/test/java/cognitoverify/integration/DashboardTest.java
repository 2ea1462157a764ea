package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Metrics.Metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** T7: what an operator looks at, with the ledger and without. */
class DashboardTest {
    private static final String OURS = "CognitoVerify/${AWS::StackName}";
    private static final String WITH = "/cognito-verify/ledger-key";
    private static final String WITHOUT = "";
    private static final JsonNode TEMPLATE = Template.read().at();

    @ParameterizedTest
    @ValueSource(strings = {WITH, WITHOUT})
    void theFirstThingSaysWhatToDo(String ledgerKey) {
        var first = widgets(ledgerKey).getFirst();

        assertThat(first.path("type").asText()).isEqualTo("text");
        assertThat(first.path("y").asInt()).isZero();
        assertThat(first.at("/properties/markdown").asText())
                .contains("docs/operations.md", "AllowedCountries");
    }

    /** One beside or below the other, on CloudWatch's 24 columns. */
    @ParameterizedTest
    @ValueSource(strings = {WITH, WITHOUT})
    void noWidgetLiesOnAnother(String ledgerKey) {
        var cells =
                widgets(ledgerKey).stream()
                        .flatMap(
                                widget ->
                                        cells(widget, "x", "width")
                                                .boxed()
                                                .flatMap(
                                                        x ->
                                                                cells(widget, "y", "height")
                                                                        .mapToObj(
                                                                                y -> x + "," + y)))
                        .toList();

        assertThat(cells).doesNotHaveDuplicates();
        assertThat(widgets(ledgerKey))
                .allSatisfy(
                        widget ->
                                assertThat(widget.path("x").asInt() + widget.path("width").asInt())
                                        .isLessThanOrEqualTo(24));
    }

    @ParameterizedTest
    @ValueSource(strings = {WITH, WITHOUT})
    void itShowsEveryAlarmThatThereIs(String ledgerKey) {
        var alarms =
                deployed(ledgerKey).resources("AWS::CloudWatch::Alarm").keySet().stream()
                        .map(alarm -> "${" + alarm + ".Arn}")
                        .toList();

        var shown = ofType(ledgerKey, "alarm");

        assertThat(shown).hasSize(1);
        assertThat(Template.texts(shown.getFirst().at("/properties/alarms")))
                .containsExactlyInAnyOrderElementsOf(alarms);
    }

    /** What renames a reason must rename it here. */
    @ParameterizedTest
    @ValueSource(strings = {WITH, WITHOUT})
    void itShowsMetricsThatTheFunctionsWrite(String ledgerKey) {
        var written = Metrics.of(EmittedLines.all());

        assertThat(rows(ledgerKey).filter(row -> row.get(0).asText().equals(OURS)))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(written).contains(metric(row)));
    }

    @ParameterizedTest
    @ValueSource(strings = {WITH, WITHOUT})
    void itSearchesForMetricsThatTheFunctionsWrite(String ledgerKey) {
        var written = Metrics.of(EmittedLines.all());

        assertThat(
                        rows(ledgerKey)
                                .map(row -> row.get(0).path("expression").asText())
                                .filter(expression -> expression.startsWith("SEARCH")))
                .hasSize(4)
                .allSatisfy(
                        expression ->
                                assertThat(Search.dashboard(expression).finds(written))
                                        .as(expression)
                                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {WITH, WITHOUT})
    void otherMetricsAreLambdasOfTheAliasAndTheLedgersTables(String ledgerKey) {
        assertThat(
                        rows(ledgerKey)
                                .filter(row -> row.get(0).isTextual())
                                .filter(row -> !row.get(0).asText().equals(OURS))
                                .map(row -> row.get(0).asText() + " " + row.get(2).asText()))
                .containsOnly(
                        ledgerKey.equals(WITH)
                                ? new String[] {"AWS/Lambda FunctionName", "AWS/DynamoDB TableName"}
                                : new String[] {"AWS/Lambda FunctionName"});
    }

    /** The time after which Cognito doesn't wait any longer is drawn in. */
    @Test
    void timesAreShownBesideCognitosFiveSeconds() {
        assertThat(widgets(WITH))
                .filteredOn(widget -> widget.toString().contains("\"Duration\""))
                .singleElement()
                .satisfies(
                        widget ->
                                assertThat(widget.at("/properties/annotations/horizontal"))
                                        .extracting(line -> line.path("value").asInt())
                                        .containsExactly(3000, 5000));
    }

    @ParameterizedTest
    @ValueSource(strings = {WITH, WITHOUT})
    void theLastLinesThatAnOperatorShouldMindAreOfAllFunctions(String ledgerKey) {
        assertThat(ofType(ledgerKey, "log"))
                .singleElement()
                .extracting(widget -> widget.at("/properties/query").asText())
                .asString()
                .contains(
                        "SOURCE '${DefineAuthChallengeLogGroup}'",
                        "SOURCE '${CreateAuthChallengeLogGroup}'",
                        "SOURCE '${VerifyAuthChallengeLogGroup}'",
                        "level = 'ERROR' or level = 'WARN'");
    }

    private static IntStream cells(JsonNode widget, String from, String size) {
        var first = widget.path(from).asInt();
        return IntStream.range(first, first + widget.path(size).asInt());
    }

    private static Metric metric(JsonNode row) {
        var dimensions = new TreeMap<String, String>();
        for (var i = 2; i + 1 < row.size(); i += 2) {
            dimensions.put(row.get(i).asText(), row.get(i + 1).asText());
        }
        return new Metric(row.get(1).asText(), dimensions);
    }

    /** The lines of all graphs: an array each, of a metric or an expression. */
    private static Stream<JsonNode> rows(String ledgerKey) {
        return ofType(ledgerKey, "metric").stream()
                .flatMap(widget -> widget.at("/properties/metrics").valueStream());
    }

    private static List<JsonNode> ofType(String ledgerKey, String type) {
        return widgets(ledgerKey).stream()
                .filter(widget -> widget.path("type").asText().equals(type))
                .toList();
    }

    private static List<JsonNode> widgets(String ledgerKey) {
        var sub =
                deployed(ledgerKey)
                        .resources()
                        .getOrDefault("Dashboard", TEMPLATE)
                        .at("/Properties/DashboardBody/Fn::Sub");
        var body = sub.get(0).asText().replace("${MinApprovedPercent}", "20");
        for (var variable : sub.get(1).properties()) {
            var value = variable.getValue();
            body =
                    body.replace(
                            "${" + variable.getKey() + "}",
                            value.has("Fn::Sub") ? value.path("Fn::Sub").asText() : value.asText());
        }
        try {
            return new ObjectMapper().readTree(body).path("widgets").valueStream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }

    private static Deployed deployed(String ledgerKey) {
        return new Deployed(TEMPLATE, Map.of("LedgerKeyParameter", ledgerKey));
    }
}
