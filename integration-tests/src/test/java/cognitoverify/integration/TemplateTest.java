package cognitoverify.integration;

import static cognitoverify.integration.Template.json;
import static cognitoverify.integration.Template.keys;
import static cognitoverify.integration.Template.texts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What {@code template.yaml} promises to whoever deploys it. */
class TemplateTest {

    private static final String DEFINE = "DefineAuthChallenge";
    private static final String CREATE = "CreateAuthChallenge";
    private static final String VERIFY = "VerifyAuthChallenge";

    /** Each trigger, by the name that starts the names of all of its resources. */
    private static final List<String> TRIGGERS = List.of(DEFINE, CREATE, VERIFY);

    /** The stack's own. */
    private static final JsonNode METRICS_NAMESPACE =
            json("{'Fn::Sub': 'CognitoVerify/${AWS::StackName}'}");

    /** The variables that each function reads. */
    private static final Map<String, List<String>> VARIABLES =
            Map.of(
                    DEFINE,
                    List.of("SIGN_IN_MODE", "MAX_GUESSES", "METRICS_NAMESPACE"),
                    CREATE,
                    List.of(
                            "TWILIO_ACCOUNT_SID",
                            "TWILIO_TOKEN",
                            "TWILIO_API_KEY_SID",
                            "VERIFY_SERVICE_SID",
                            "SIGN_IN_MODE",
                            "MAX_GUESSES",
                            "CHANNELS",
                            "ALLOWED_COUNTRIES",
                            "REQUIRE_VERIFIED_DESTINATION",
                            "CODE_LENGTH",
                            "VERIFY_BASE_URL",
                            "AWS_ENDPOINT_URL_SSM",
                            "LEDGER_TABLE",
                            "LEDGER_KEY",
                            "MAX_GUESSES_PER_USER",
                            "MAX_SENDS_PER_USER_AND_DAY",
                            "MAX_SENDS_PER_DESTINATION_AND_DAY",
                            "MAX_SENDS_PER_COUNTRY_AND_HOUR",
                            "MAX_SENDS_PER_HOUR",
                            "MIN_APPROVED_PERCENT",
                            "STOP_COUNTRIES",
                            "AWS_ENDPOINT_URL_DYNAMODB",
                            "METRICS_NAMESPACE"),
                    VERIFY,
                    List.of(
                            "TWILIO_ACCOUNT_SID",
                            "TWILIO_TOKEN",
                            "TWILIO_API_KEY_SID",
                            "VERIFY_SERVICE_SID",
                            "VERIFY_BASE_URL",
                            "AWS_ENDPOINT_URL_SSM",
                            "SIGN_IN_MODE",
                            "LEDGER_TABLE",
                            "LEDGER_KEY",
                            "MAX_GUESSES_PER_USER",
                            "MIN_APPROVED_PERCENT",
                            "AWS_ENDPOINT_URL_DYNAMODB",
                            "METRICS_NAMESPACE"));

    private final Template template = Template.read();

    static List<String> triggers() {
        return TRIGGERS;
    }

    @Test
    void thereAreThreeFunctionsAndNoMore() {
        assertThat(template.resources("AWS::Serverless::Function"))
                .containsExactlyInAnyOrderElementsOf(
                        TRIGGERS.stream().map(trigger -> trigger + "Function").toList());
    }

    /** T2 */
    @ParameterizedTest
    @MethodSource("triggers")
    void onlyThisPoolOfThisAccountMayInvokeTheAlias(String trigger) {
        assertThat(template.properties(trigger + "Permission"))
                .isEqualTo(
                        json(
                                """
                                {'Action': 'lambda:InvokeFunction', 'FunctionName': {'Ref': 'NAMEFunction.Alias'},
                                 'Principal': 'cognito-idp.amazonaws.com', 'SourceAccount': {'Ref': 'AWS::AccountId'},
                                 'SourceArn': {'Fn::If': ['CreateUserPool', {'Fn::GetAtt': 'UserPool.Arn'}, {'Fn::Sub':
                                   'arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${ExistingUserPoolId}'}]}}
                                """,
                                trigger));
        assertThat(template.resources("AWS::Lambda::Permission")).hasSameSizeAs(TRIGGERS);
    }

    /** T3 */
    @Test
    void thePoolCallsTheAliases() {
        assertThat(template.properties("UserPool").path("LambdaConfig"))
                .isEqualTo(
                        json(
                                """
                                {'DefineAuthChallenge': {'Ref': 'DefineAuthChallengeFunction.Alias'},
                                 'CreateAuthChallenge': {'Ref': 'CreateAuthChallengeFunction.Alias'},
                                 'VerifyAuthChallengeResponse': {'Ref': 'VerifyAuthChallengeFunction.Alias'}}
                                """));
    }

    /** T3 */
    @Test
    void functionsStartFromASnapshotOfTheVersionBehindTheAliasLive() {
        assertThat(template.at("Globals", "Function", "Runtime").asText()).isEqualTo("java25");
        assertThat(template.at("Globals", "Function", "SnapStart"))
                .isEqualTo(json("{'ApplyOn': 'PublishedVersions'}"));
        assertThat(template.at("Globals", "Function", "AutoPublishAlias").asText())
                .isEqualTo("live");
        assertThat(TRIGGERS)
                .allSatisfy(
                        trigger ->
                                assertThat(function(trigger).path("AutoPublishAliasAllProperties"))
                                        .isEqualTo(json("true")));
    }

    /** T3 */
    @Test
    void functionsHaveCognitosFiveSecondsAndAtLeastAGigabyteAndAChoiceOfProcessor() {
        assertThat(template.at("Globals", "Function", "Timeout"))
                .isEqualTo(json("{'Ref': 'FunctionTimeout'}"));
        assertThat(parameter("FunctionTimeout").path("Default").asInt()).isEqualTo(5);
        assertThat(template.at("Globals", "Function", "MemorySize"))
                .isEqualTo(json("{'Ref': 'FunctionMemory'}"));
        assertThat(parameter("FunctionMemory").path("Default").asInt()).isEqualTo(1024);
        assertThat(parameter("FunctionMemory").path("MinValue").asInt()).isEqualTo(1024);
        assertThat(template.at("Globals", "Function", "Architectures"))
                .isEqualTo(json("[{'Ref': 'Architecture'}]"));
        assertThat(texts(parameter("Architecture").path("AllowedValues")))
                .containsExactly("x86_64", "arm64");
    }

    /** T4, G4 */
    @Test
    void theClientHasTheCustomFlowAndRefreshAndNoOtherWayIn() {
        var client = template.properties("UserPoolClient");

        assertThat(texts(client.path("ExplicitAuthFlows")))
                .containsExactlyInAnyOrder("ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
        assertThat(client.path("GenerateSecret")).isEqualTo(json("false"));
        assertThat(client.has("AllowedOAuthFlows")).isFalse();
    }

    /** T4 */
    @Test
    void theClientTellsNobodyWhoHasAnAccount() {
        assertThat(
                        template.properties("UserPoolClient")
                                .path("PreventUserExistenceErrors")
                                .asText())
                .isEqualTo("ENABLED");
    }

    /** T4, V10 */
    @Test
    void aRoundOutlivesItsCode() {
        assertThat(template.properties("UserPoolClient").path("AuthSessionValidity").asInt())
                .isEqualTo(15);
    }

    /** G4: with the password's recovery on the code's own way, one factor would be enough. */
    @Test
    void aForgottenPasswordIsForAdministratorsUnlessChosenOtherwiseAndNeverForAPhone() {
        var mechanism =
                template.properties("UserPool")
                        .at("/AccountRecoverySetting/RecoveryMechanisms/0/Name/Ref");

        assertThat(mechanism.asText()).isEqualTo("PasswordRecovery");
        assertThat(template.at("Parameters", "PasswordRecovery", "Default").asText())
                .isEqualTo("admin_only");
        assertThat(Template.texts(template.at("Parameters", "PasswordRecovery", "AllowedValues")))
                .containsExactly("admin_only", "verified_email");
    }

    /** T4 */
    @Test
    void tokensCanBeRevoked() {
        assertThat(template.properties("UserPoolClient").path("EnableTokenRevocation"))
                .isEqualTo(json("true"));
    }

    /** G4: Cognito's own MFA and remembered devices end a sign-in without our challenge. */
    @Test
    void thePoolHasNoStepsOfItsOwnAfterThePassword() {
        assertThat(template.properties("UserPool").path("MfaConfiguration").asText())
                .isEqualTo("OFF");
        assertThat(template.properties("UserPool").has("DeviceConfiguration")).isFalse();
    }

    /** As long as their pool is in the template, and when ExistingUserPoolId takes it out. */
    @ParameterizedTest
    @ValueSource(strings = {"UserPool", "UserPoolClient"})
    void usersAndTheAppsThatTheyUseOutliveTheStack(String resource) {
        assertThat(template.at("Resources", resource, "DeletionPolicy").asText())
                .isEqualTo("Retain");
        assertThat(template.at("Resources", resource, "UpdateReplacePolicy").asText())
                .isEqualTo("Retain");
        assertThat(template.at("Resources", resource, "Condition").asText())
                .isEqualTo("CreateUserPool");
    }

    /** T11: CloudFormation would set whatever the template doesn't say to its default. */
    @Test
    void nothingOfAPoolThatIsThereAlreadyIsChanged() {
        assertThat(template.resources("AWS::Cognito::UserPool")).containsExactly("UserPool");
        assertThat(template.at("Conditions", "CreateUserPool"))
                .isEqualTo(json("{'Fn::Equals': [{'Ref': 'ExistingUserPoolId'}, '']}"));
    }

    /** T10 */
    @Test
    void threatProtectionWatchesSignInsWithACodeWhereItWasChosen() {
        var pool = template.properties("UserPool");

        assertThat(texts(parameter("ThreatProtection").path("AllowedValues")))
                .containsExactly("OFF", "AUDIT", "ENFORCED");
        assertThat(parameter("ThreatProtection").path("Default").asText()).isEqualTo("OFF");
        assertThat(pool.path("UserPoolTier"))
                .isEqualTo(
                        json(
                                "{'Fn::If': ['WithThreatProtection', 'PLUS', {'Ref': 'AWS::NoValue'}]}"));
        assertThat(pool.path("UserPoolAddOns"))
                .isEqualTo(
                        json(
                                """
                                {'Fn::If': ['WithThreatProtection',
                                  {'AdvancedSecurityMode': {'Ref': 'ThreatProtection'},
                                   'AdvancedSecurityAdditionalFlows': {'CustomAuthMode': {'Ref': 'ThreatProtection'}}},
                                  {'Ref': 'AWS::NoValue'}]}
                                """));
    }

    /** T9 */
    @ParameterizedTest
    @CsvSource({
        "sign-ins-per-address, initiateauth, MaxSignInsPerAddress",
        "answers-per-address, respondtoauthchallenge, MaxAnswersPerAddress"
    })
    void anAddressMayCallCognitoSoOftenAndNoMore(String name, String operation, String limit) {
        var statement = webAclRule(name).at("/Statement/RateBasedStatement");

        assertThat(webAclRule(name).at("/Action/Block").isObject()).isTrue();
        assertThat(statement.path("AggregateKeyType").asText()).isEqualTo("IP");
        assertThat(statement.path("EvaluationWindowSec").asInt()).isEqualTo(300);
        assertThat(statement.path("Limit")).isEqualTo(json("{'Ref': 'NAME'}", limit));
        assertThat(statement.at("/ScopeDownStatement/OrStatement/Statements").valueStream())
                .extracting(
                        match -> match.at("/ByteMatchStatement/FieldToMatch/SingleHeader/Name"),
                        match -> match.at("/ByteMatchStatement/SearchString"))
                .map(String::valueOf)
                .containsExactly(
                        "(\"x-amzn-cognito-operation-name\", \"" + operation + "\")",
                        "(\"x-amz-target\", \"." + operation + "\")");
    }

    /** T9 */
    @Test
    void addressesOfBadReputationAreTurnedAway() {
        var rule = webAclRule("bad-reputation");

        assertThat(rule.at("/Statement/ManagedRuleGroupStatement/Name").asText())
                .isEqualTo("AWSManagedRulesAmazonIpReputationList");
        assertThat(rule.at("/OverrideAction/None").isObject()).isTrue();
    }

    /** T9 */
    @Test
    void theWebAclIsForUserPoolsAndOnlyWhereItWasChosen() {
        assertThat(template.properties("WebAcl").path("Scope").asText()).isEqualTo("REGIONAL");
        assertThat(parameter("CreateWebAcl").path("Default").asText()).isEqualTo("false");
        assertThat(List.of("WebAcl", "WebAclAssociation"))
                .allSatisfy(
                        name ->
                                assertThat(template.at("Resources", name, "Condition").asText())
                                        .isEqualTo("WithWebAcl"));
    }

    /** T5 */
    @Test
    void theLedgerForgetsWhatIsOldCanBeRestoredAndOutlivesTheStack() {
        var table = template.at("Resources", "LedgerTable");
        var properties = table.path("Properties");

        assertThat(table.path("DeletionPolicy").asText()).isEqualTo("Retain");
        assertThat(table.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
        assertThat(table.path("Condition").asText()).isEqualTo("WithLedger");
        assertThat(properties.at("/TimeToLiveSpecification/AttributeName").asText())
                .isEqualTo("expiresAt");
        assertThat(properties.at("/TimeToLiveSpecification/Enabled").asBoolean()).isTrue();
        assertThat(
                        properties
                                .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                                .asBoolean())
                .isTrue();
        assertThat(properties.at("/SSESpecification/SSEEnabled").asBoolean()).isTrue();
        assertThat(properties.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
    }

    /** T6 */
    @ParameterizedTest
    @MethodSource("triggers")
    void everyFunctionLogsToAGroupOfItsOwnThatForgets(String trigger) {
        assertThat(function(trigger).path("LoggingConfig"))
                .isEqualTo(json("{'LogGroup': {'Ref': 'NAMELogGroup'}}", trigger));
        assertThat(template.properties(trigger + "LogGroup").path("RetentionInDays"))
                .isEqualTo(json("{'Ref': 'LogRetentionDays'}"));
    }

    /** T6 */
    @ParameterizedTest
    @MethodSource("triggers")
    void logsAreEncryptedWithAKeyThatIsNamed(String trigger) {
        assertThat(template.properties(trigger + "LogGroup").path("KmsKeyId"))
                .isEqualTo(
                        json(
                                """
                                {'Fn::If': ['LogsHaveOwnKey', {'Ref': 'LogKmsKeyArn'}, {'Ref': 'AWS::NoValue'}]}
                                """));
    }

    /** T6, T12: X-Ray's policy has a star, and nothing here writes to it. */
    @Test
    void nothingIsTraced() {
        assertThat(template.at("Globals", "Function").has("Tracing")).isFalse();
        assertThat(TRIGGERS)
                .allSatisfy(trigger -> assertThat(function(trigger).has("Tracing")).isFalse());
    }

    /** T12: what could be mistaken for the place of the secret refuses a Twilio token. */
    @Test
    void noSecretReachesTheEnvironment() {
        var tokenLike = "0123456789abcdef0123456789abcdef";

        assertThat(TRIGGERS)
                .allSatisfy(
                        trigger ->
                                assertThat(function(trigger).at("/Environment/Variables"))
                                        .filteredOn(value -> !value.equals(METRICS_NAMESPACE))
                                        .allSatisfy(
                                                value ->
                                                        assertThat(value.findValuesAsText("Ref"))
                                                                .hasSize(1)));
        assertThat(function(CREATE).at("/Environment/Variables/TWILIO_TOKEN"))
                .isEqualTo(function(VERIFY).at("/Environment/Variables/TWILIO_TOKEN"))
                .isEqualTo(json("{'Ref': 'TwilioTokenParameter'}"));
        assertThat(keys(template.at("Parameters")))
                .filteredOn(name -> parameter(name).path("Type").asText().equals("String"))
                .allSatisfy(name -> assertThat(accepts(parameter(name), tokenLike)).isFalse());
    }

    @Test
    void onlyTheJvmsFirstCompilerRuns() {
        assertThat(template.at("Globals", "Function", "Environment", "Variables"))
                .isEqualTo(json("{'JAVA_TOOL_OPTIONS': '-XX:TieredStopAtLevel=1'}"));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void everyVariableThatAFunctionReadsIsDeclared(String trigger) {
        assertThat(keys(function(trigger).at("/Environment/Variables")))
                .containsExactlyInAnyOrderElementsOf(VARIABLES.get(trigger));
    }

    /** {@code sam local --env-vars} silently drops those that the template doesn't declare. */
    @ParameterizedTest
    @ValueSource(strings = {"local.json", "local-mfa.json"})
    void theFilesForLocalRunsSetVariablesThatExist(String file) throws IOException {
        var events = Template.ROOT.resolve("events");

        var variables =
                new ObjectMapper().readTree(events.resolve(file).toFile()).path("Parameters");

        assertThat(keys(variables))
                .containsExactlyInAnyOrderElementsOf(
                        VARIABLES.values().stream().flatMap(List::stream).distinct().toList());
    }

    @Test
    void everyParameterSaysWhatToTypeAndWhatWasWrong() {
        assertThat(template.at("Parameters"))
                .allSatisfy(
                        parameter -> {
                            assertThat(parameter.path("Description").asText()).isNotBlank();
                            assertThat(parameter.path("ConstraintDescription").asText())
                                    .isNotBlank();
                            assertThat(keys(parameter))
                                    .containsAnyOf("AllowedValues", "AllowedPattern", "MaxValue");
                        });
    }

    @Test
    void everyParameterHasAPlaceAndALabelInTheConsole() {
        var console = template.at("Metadata", "AWS::CloudFormation::Interface");

        assertThat(console.path("ParameterGroups").findValues("Parameters"))
                .flatMap(Template::texts)
                .containsExactlyInAnyOrderElementsOf(keys(template.at("Parameters")));
        assertThat(keys(console.path("ParameterLabels")))
                .containsExactlyInAnyOrderElementsOf(keys(template.at("Parameters")));
    }

    @Test
    void nobodyGetsAModeOrCountriesThatTheyDidNotChoose() {
        assertThat(parameter("SignInMode").has("Default")).isFalse();
        assertThat(parameter("AllowedCountries").has("Default")).isFalse();
    }

    @Test
    void whatAClientAndAnotherPoolNeedIsPutOut() {
        assertThat(keys(template.at("Outputs")))
                .containsExactlyInAnyOrder(
                        "UserPoolId",
                        "UserPoolClientId",
                        "DefineAuthChallengeFunctionAliasArn",
                        "CreateAuthChallengeFunctionAliasArn",
                        "VerifyAuthChallengeFunctionAliasArn",
                        "LedgerTableName",
                        "AlarmTopicArn",
                        "DashboardUrl");
        assertThat(template.at("Outputs"))
                .allSatisfy(output -> assertThat(output.path("Description").asText()).isNotBlank());
    }

    private JsonNode webAclRule(String name) {
        return template.properties("WebAcl")
                .path("Rules")
                .valueStream()
                .filter(rule -> rule.path("Name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode function(String trigger) {
        return template.properties(trigger + "Function");
    }

    private JsonNode parameter(String name) {
        return template.at("Parameters", name);
    }

    private static boolean accepts(JsonNode parameter, String value) {
        return parameter.has("AllowedValues")
                ? texts(parameter.path("AllowedValues")).contains(value)
                : value.matches(parameter.path("AllowedPattern").asText());
    }
}
