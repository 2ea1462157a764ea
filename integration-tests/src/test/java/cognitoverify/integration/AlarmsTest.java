package cognitoverify.integration;

import static cognitoverify.integration.Template.json;
import static cognitoverify.integration.Template.keys;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Metrics.Metric;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** T7: who is told of what, and that what the alarms watch is what the functions write. */
class AlarmsTest {
    private static final Template TEMPLATE = Template.read();
    private static final JsonNode OURS = json("{'Fn::Sub': 'CognitoVerify/${AWS::StackName}'}");
    private static final List<String> OTHER_SECTIONS =
            List.of(
                    "before-you-go-live",
                    "where-to-look",
                    "going-back",
                    "capacity",
                    "limits",
                    "rotating-the-secret",
                    "what-it-costs",
                    "several-regions",
                    "what-is-logged",
                    "upgrading",
                    "permissions-of-the-tool");
    private static final Pattern WORD = Pattern.compile("\\b[a-z]\\w*\\b");

    static List<String> alarms() {
        return TEMPLATE.resources("AWS::CloudWatch::Alarm");
    }

    @Test
    void thereIsOneForWhateverStopsPeopleFromSigningInOrCostsMoney() {
        assertThat(alarms())
                .containsExactlyInAnyOrder(
                        "DefineAuthChallengeErrorsAlarm",
                        "CreateAuthChallengeErrorsAlarm",
                        "VerifyAuthChallengeErrorsAlarm",
                        "DefineAuthChallengeDurationAlarm",
                        "CreateAuthChallengeDurationAlarm",
                        "VerifyAuthChallengeDurationAlarm",
                        "DefineAuthChallengeThrottlesAlarm",
                        "CreateAuthChallengeThrottlesAlarm",
                        "VerifyAuthChallengeThrottlesAlarm",
                        "SecretUnreadableAlarm",
                        "TwilioAccessRefusedAlarm",
                        "TwilioAccountLimitAlarm",
                        "TwilioRefusesRequestsAlarm",
                        "TwilioBlocksSendsAlarm",
                        "TwilioUnreachableAlarm",
                        "ConversionAlarm",
                        "FewApprovalsAlarm",
                        "CountrySendsAlarm",
                        "TotalBudgetAlarm",
                        "CountryBudgetAlarm",
                        "DailyBudgetsAlarm",
                        "LockoutsAlarm",
                        "LedgerDownAlarm");
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void itTellsTheTopicThatItBeginsAndEnds(String alarm) {
        var topic = json("[{'Ref': 'AlarmTopic'}]");

        assertThat(TEMPLATE.properties(alarm).path("AlarmActions")).isEqualTo(topic);
        assertThat(TEMPLATE.properties(alarm).path("OKActions")).isEqualTo(topic);
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void silenceIsNoAlarm(String alarm) {
        assertThat(TEMPLATE.properties(alarm).path("TreatMissingData").asText())
                .isEqualTo("notBreaching");
    }

    /** CloudWatch takes at most 1024 characters. */
    @ParameterizedTest
    @MethodSource("alarms")
    void itsDescriptionEndsWithItsSectionOfTheRunbook(String alarm) {
        assertThat(TEMPLATE.properties(alarm).path("AlarmDescription").asText())
                .endsWith(" See docs/operations.md#" + section(alarm))
                .hasSizeLessThan(1024);
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void theRunbookSaysWhatItMeansAndWhatUsersSee(String alarm) throws IOException {
        var text = sections().getOrDefault(section(alarm), "");

        assertThat(text).contains("**Means**");
        assertThat(text).containsAnyOf("**Users", "**users", "#conversion");
    }

    /** Nobody looks for the alarm of a section in vain. */
    @Test
    void everyOtherSectionOfTheRunbookIsForAnAlarm() throws IOException {
        assertThat(sections().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        OTHER_SECTIONS.stream(),
                                        alarms().stream().map(AlarmsTest::section))
                                .distinct()
                                .toList());
    }

    /** T8 */
    @Test
    void theRunbookHasTheQuotasAndWhatReservedConcurrencyIsFor() throws IOException {
        assertThat(sections().get("capacity"))
                .contains("120 a second", "360 a second", "reserved concurrency", "no queue");
        assertThat(TEMPLATE.resources("AWS::Lambda::EventInvokeConfig")).isEmpty();
    }

    /** What renames a reason must rename it here. */
    @ParameterizedTest
    @MethodSource("alarms")
    void itWatchesMetricsThatTheFunctionsWrite(String alarm) {
        assertThat(Metrics.of(EmittedLines.all())).containsAll(ours(alarm));
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void itWatchesTheAliasAsFarAsItWatchesLambda(String alarm) {
        assertThat(metrics(alarm).filter(metric -> !metric.path("Namespace").equals(OURS)))
                .allSatisfy(
                        metric -> {
                            var function = metric.at("/Dimensions/0/Value/Ref").asText();
                            assertThat(metric.path("Namespace").asText()).isEqualTo("AWS/Lambda");
                            assertThat(function).endsWith("AuthChallengeFunction");
                            assertThat(metric.path("Dimensions"))
                                    .isEqualTo(
                                            json(
                                                    """
                                                    [{'Name': 'FunctionName', 'Value': {'Ref': 'NAME'}},
                                                     {'Name': 'Resource', 'Value': {'Fn::Sub': '${NAME}:live'}}]
                                                    """,
                                                    function));
                        });
    }

    /** Metrics Insights takes the place of SEARCH, which alarms can't use. */
    @Test
    void sendsAreWatchedInEveryCountry() {
        var query = TEMPLATE.properties("CountrySendsAlarm").at("/Metrics/0/Expression/Fn::Sub");

        var search = Search.insights(query.asText());

        assertThat(query.asText().strip()).endsWith("GROUP BY country");
        assertThat(search.dimensions()).containsExactlyInAnyOrder("event", "outcome", "country");
        assertThat(search.values())
                .isEqualTo(Map.of("event", List.of("create"), "outcome", List.of("sent")));
        assertThat(search.finds(Metrics.of(EmittedLines.all()))).isTrue();
    }

    /** CloudWatch's limits, and what a slip in an expression would be. */
    @ParameterizedTest
    @MethodSource("alarms")
    void itsExpressionsUseAllOfItsMetricsAndNothingElse(String alarm) {
        var queries = TEMPLATE.properties(alarm).path("Metrics").valueStream().toList();
        var used =
                queries.stream()
                        .map(query -> query.path("Expression"))
                        .filter(JsonNode::isTextual)
                        .flatMap(expression -> WORD.matcher(expression.asText()).results())
                        .map((MatchResult found) -> found.group())
                        .toList();
        var defined =
                queries.stream()
                        .filter(query -> query.has("ReturnData"))
                        .map(query -> query.path("Id").asText())
                        .toList();

        assertThat(Set.copyOf(used)).isEqualTo(Set.copyOf(defined));
        assertThat(defined).doesNotHaveDuplicates();
        assertThat(queries.stream().filter(query -> query.has("MetricStat"))).hasSizeLessThan(11);
        assertThat(queries.stream().filter(query -> !query.has("ReturnData"))).hasSizeLessThan(2);
    }

    /** T7: more than 3 seconds, while Cognito gives up after 5. */
    @Test
    void theSlowestHundredthIsWatched() {
        var alarm = TEMPLATE.properties("CreateAuthChallengeDurationAlarm");

        assertThat(alarm.path("ExtendedStatistic").asText()).isEqualTo("p99");
        assertThat(alarm.path("Threshold").asInt()).isEqualTo(3000);
    }

    /** The functions answer whatever happens, so Lambda counts no error of theirs. */
    @Test
    void whatTheFunctionsCatchIsAnError() {
        assertThat(
                        Stream.of("Define", "Create", "Verify")
                                .flatMap(name -> ours(name + "AuthChallengeErrorsAlarm").stream())
                                .map(metric -> metric.dimensions().get("reason")))
                .containsOnly("INTERNAL_ERROR")
                .hasSize(4);
    }

    /** Without the ledger nobody writes what these watch. */
    @Test
    void alarmsOfTheLedgerExistOnlyWithIt() {
        assertThat(
                        alarms().stream()
                                .filter(alarm -> TEMPLATE.at("Resources", alarm).has("Condition")))
                .containsExactlyInAnyOrder(
                        "FewApprovalsAlarm",
                        "TotalBudgetAlarm",
                        "CountryBudgetAlarm",
                        "DailyBudgetsAlarm",
                        "LedgerDownAlarm")
                .allSatisfy(
                        alarm ->
                                assertThat(TEMPLATE.at("Resources", alarm, "Condition").asText())
                                        .isEqualTo("WithLedger"));
    }

    /** An AWS-managed key lets no alarm through, and another one is not asked for. */
    @Test
    void onlyAlarmsOfThisAccountMayWriteToTheTopic() {
        assertThat(TEMPLATE.properties("AlarmTopic").has("KmsMasterKeyId")).isFalse();
        assertThat(TEMPLATE.properties("AlarmTopicPolicy").at("/PolicyDocument/Statement"))
                .isEqualTo(
                        json(
                                """
                                [{'Sid': 'alarms-of-this-account', 'Effect': 'Allow',
                                  'Principal': {'Service': 'cloudwatch.amazonaws.com'}, 'Action': 'sns:Publish',
                                  'Resource': {'Ref': 'AlarmTopic'},
                                  'Condition': {'StringEquals': {'AWS:SourceAccount': {'Ref': 'AWS::AccountId'}}}}]
                                """));
    }

    @Test
    void halfOfEachLimitIsThere() {
        var halves = TEMPLATE.at("Mappings", "Half");

        assertThat(keys(halves))
                .containsExactlyElementsOf(
                        Template.texts(
                                TEMPLATE.at(
                                        "Parameters",
                                        "MaxSendsPerCountryAndHour",
                                        "AllowedValues")));
        assertThat(halves.properties())
                .allSatisfy(
                        half ->
                                assertThat(half.getValue().path("Of").asInt() * 2)
                                        .isEqualTo(Integer.parseInt(half.getKey())));
    }

    private static String section(String alarm) {
        return alarm.replaceFirst("^(Define|Create|Verify)AuthChallenge", "")
                .replaceFirst("Alarm$", "")
                .replaceAll("(?<!^)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    /** Those of the runbook, by what a link to them is. */
    private static Map<String, String> sections() throws IOException {
        var sections = new TreeMap<String, String>();
        var text = Files.readString(Template.ROOT.resolve("docs/operations.md"));
        Pattern.compile("(?m)^## ")
                .splitAsStream(text)
                .skip(1)
                .forEach(
                        section ->
                                sections.put(
                                        section.lines()
                                                .findFirst()
                                                .orElseThrow()
                                                .toLowerCase(Locale.ROOT)
                                                .replace(' ', '-'),
                                        section));
        return sections;
    }

    /** The metrics that an alarm names, as CloudFormation writes them. */
    private static Stream<JsonNode> metrics(String alarm) {
        var properties = TEMPLATE.properties(alarm);
        return properties.has("MetricName")
                ? Stream.of(properties)
                : properties
                        .path("Metrics")
                        .valueStream()
                        .filter(query -> query.has("MetricStat"))
                        .map(query -> query.at("/MetricStat/Metric"));
    }

    private static List<Metric> ours(String alarm) {
        return metrics(alarm)
                .filter(metric -> metric.path("Namespace").equals(OURS))
                .map(
                        metric ->
                                new Metric(
                                        metric.path("MetricName").asText(),
                                        dimensions(metric.path("Dimensions"))))
                .toList();
    }

    private static Map<String, String> dimensions(JsonNode list) {
        var dimensions = new TreeMap<String, String>();
        list.forEach(
                dimension ->
                        dimensions.put(
                                dimension.path("Name").asText(), dimension.path("Value").asText()));
        return dimensions;
    }
}
