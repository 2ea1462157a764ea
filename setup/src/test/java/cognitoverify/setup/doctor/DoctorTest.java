package cognitoverify.setup.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.create.CreateChallengeHandler;
import cognitoverify.define.DefineChallengeHandler;
import cognitoverify.lambda.LambdaFunction;
import cognitoverify.local.cognito.LocalCognito;
import cognitoverify.local.verify.LocalVerify;
import cognitoverify.local.verify.LocalVerifyExtension;
import cognitoverify.local.verify.Weather;
import cognitoverify.setup.LambdaStandIn;
import cognitoverify.setup.StackStandIn;
import cognitoverify.setup.Tool;
import cognitoverify.setup.aws.AwsOptions;
import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.report.Finding;
import cognitoverify.setup.report.Severity;
import cognitoverify.verify.VerifyChallengeHandler;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** T13: the doctor calls the real functions and finds what is planted. */
class DoctorTest {
    private static final String DEFINE = StackStandIn.aliasArn("DefineAuthChallenge");
    private static final String CREATE = StackStandIn.aliasArn("CreateAuthChallenge");
    private static final String VERIFY = StackStandIn.aliasArn("VerifyAuthChallenge");

    @RegisterExtension
    static final LocalVerifyExtension verify =
            new LocalVerifyExtension(LocalVerify.builder().parameter("/no/key", "not a key"));

    @TempDir private Path directory = Path.of("");
    private final LambdaStandIn lambda = new LambdaStandIn();
    private final StackStandIn stacks = new StackStandIn();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void configure() {
        var server = verify.server().uri().toString();
        environment.putAll(
                Map.of(
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_ENDPOINT_URL_SSM", server,
                        "SIGN_IN_MODE", "PASSWORDLESS",
                        "ALLOWED_COUNTRIES", "US",
                        "TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32),
                        "VERIFY_SERVICE_SID", "VA" + "0".repeat(32),
                        "VERIFY_BASE_URL", server));
        environment.put("TWILIO_TOKEN", "/local/twilio-token");
        stacks.stack("cognito-verify", Map.of());
    }

    @AfterEach
    void takeDown() {
        lambda.close();
        stacks.close();
    }

    private void deploy() {
        // The ledger is only configured for the tool to see: no table is there to ask.
        var functions = Map.copyOf(environment);
        var seen = new HashMap<>(functions);
        seen.putIfAbsent("LEDGER_KEY", "/local/ledger-key");
        var define =
                new LambdaFunction<>(
                        new DefineChallengeHandler(functions),
                        CognitoUserPoolDefineAuthChallengeEvent.class);
        var create =
                new LambdaFunction<>(
                        new CreateChallengeHandler(functions),
                        CognitoUserPoolCreateAuthChallengeEvent.class);
        var check =
                new LambdaFunction<>(
                        new VerifyChallengeHandler(functions),
                        CognitoUserPoolVerifyAuthChallengeResponseEvent.class);
        lambda.alias(DEFINE, seen).answering(DEFINE, event -> define.invoke(event));
        lambda.alias(CREATE, seen).answering(CREATE, event -> create.invoke(event));
        lambda.alias(VERIFY, seen).answering(VERIFY, event -> check.invoke(event));
    }

    private Tool tool() {
        return new Tool(directory)
                .with("AWS_ENDPOINT_URL_SSM", verify.server().uri().toString())
                .with("AWS_ENDPOINT_URL_LAMBDA", lambda.uri())
                .with("AWS_ENDPOINT_URL_CLOUDFORMATION", stacks.uri());
    }

    private Tool.Result doctor(String... more) {
        var command = Stream.concat(Stream.of("doctor"), Stream.of(more));
        return tool().run(command.toArray(String[]::new));
    }

    private static List<String> worst(JsonNode report) {
        return report.path("findings")
                .valueStream()
                .filter(finding -> finding.path("severity").asText().equals("HIGH"))
                .map(
                        finding ->
                                (finding.path("check").asText()
                                                + " "
                                                + finding.path("subject").asText())
                                        .strip())
                .toList();
    }

    @Test
    void aHealthyDeploymentHasNothingOfWeight() {
        deploy();

        var report = doctor("--json").json();

        assertThat(worst(report)).isEmpty();
        assertThat(report.path("findings").findValuesAsText("message"))
                .anyMatch(message -> message.startsWith("asks for a code ("))
                .anyMatch(message -> message.startsWith("answers as for a user, and sends nothing"))
                .anyMatch(message -> message.startsWith("refuses a wrong code ("));
    }

    @Test
    void theUserPoolIsLookedAtToo() {
        deploy();
        try (var cognito = LocalCognito.builder().start()) {
            var report =
                    tool().with(
                                    "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
                                    cognito.uri().toString())
                            .run("doctor", "--json", "--user-pool-id", "local_passwordless")
                            .json();

            // The local pools call functions of their own.
            assertThat(report.path("findings").findValuesAsText("check"))
                    .contains("live", "triggers", "client-flows");
        }
    }

    @Test
    void nobodyIsSentAnything() {
        deploy();

        doctor();

        assertThat(verify.server().inbox()).isEmpty();
        assertThat(verify.server().counters().sends()).isZero();
    }

    @Test
    void withAPasswordFirstDefineMustRefuse() {
        environment.put("SIGN_IN_MODE", "MFA");
        deploy();

        var report = doctor("--json").json();

        assertThat(worst(report)).isEmpty();
        assertThat(report.path("findings").findValuesAsText("message"))
                .anyMatch(message -> message.startsWith("refuses who skips the password"));
    }

    @Test
    void aSecretThatIsMissingIsFoundTwice() {
        environment.put("TWILIO_TOKEN", "/not/there");
        deploy();

        var report = doctor("--json").json();

        assertThat(worst(report)).containsExactlyInAnyOrder("secret", "live CreateAuthChallenge");
        assertThat(report.path("findings").findValuesAsText("remedy"))
                .contains(
                        "setup secret put --name /not/there --account-sid AC"
                                + "0".repeat(32)
                                + " --service-sid VA"
                                + "0".repeat(32));
    }

    @Test
    void aSecretThatTwilioRefusesIsFound() {
        deploy();
        verify.server().secretInVerify("another");

        assertThat(worst(doctor("--json").json())).containsExactly("secret");
    }

    @Test
    void whileTwilioCannotBeAskedTheRestIsLookedAt() {
        environment.put("VERIFY_BASE_URL", "http://localhost:1");
        deploy();

        var report = doctor("--json").json();

        assertThat(worst(report)).isEmpty();
        assertThat(report.path("findings").findValuesAsText("check")).contains("twilio", "live");
    }

    @Test
    void anotherAccountsServiceIsFound() {
        environment.put("VERIFY_SERVICE_SID", "VA" + "1".repeat(32));
        deploy();

        var found = doctor();

        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.out()).contains("is no Verify service of the secret's account");
    }

    @Test
    void aLedgerKeyThatIsNoneIsFound() {
        environment.put("LEDGER_KEY", "/no/key");
        deployOnlyToLookAt();

        assertThat(worst(doctor("--json").json())).contains("ledger-key");
    }

    @Test
    void aDeploymentWithoutALedgerIsFound() {
        environment.put("LEDGER_KEY", "");
        deployOnlyToLookAt();

        assertThat(doctor().out()).contains("ledger: There is no ledger");
    }

    /** Functions that give back what they get. */
    private void deployOnlyToLookAt() {
        List.of(DEFINE, CREATE, VERIFY).forEach(arn -> lambda.alias(arn, environment));
    }

    @Test
    void functionsThatAreNotOursAreFound() {
        deployOnlyToLookAt();

        assertThat(worst(doctor("--json").json()))
                .contains(
                        "live DefineAuthChallenge",
                        "live CreateAuthChallenge",
                        "live VerifyAuthChallengeResponse");
    }

    @Test
    void aFunctionThatDoesNotStartIsFoundAndItsErrorNotShown() {
        deploy();
        lambda.answering(
                CREATE,
                _ -> {
                    throw new IllegalStateException("planted");
                });

        var found = doctor();

        assertThat(found.out())
                .contains("It fails to start")
                .contains(
                        "sam logs --stack-name cognito-verify --name CreateAuthChallengeFunction");
        assertThat(found.all()).doesNotContain("not to be shown");
    }

    @Test
    void versionsWithoutASnapshotAndLongTimeoutsAreFound() {
        deploy();
        lambda.slow(VERIFY, 30);

        assertThat(doctor().out())
                .contains("[VerifyAuthChallengeResponse]: SnapStart is off in version 7")
                .contains("It may take 30 s, but Cognito waits for 5.");
    }

    @Test
    void functionsOfTwoModesAreFound() {
        deploy();
        lambda.alias(VERIFY, Map.of("SIGN_IN_MODE", "MFA"));

        assertThat(worst(doctor("--json").json())).contains("sign-in-mode");
    }

    @ParameterizedTest
    @CsvSource({"ALLOWED_COUNTRIES, *, allowed-countries", "TWILIO_API_KEY_SID, '', api-key"})
    void whatIsWorthKnowingIsFound(String variable, String value, String check) {
        environment.put(variable, value);
        deploy();

        assertThat(doctor("--json").json().path("findings").findValuesAsText("check"))
                .contains(check);
    }

    @Test
    void aRestrictedKeyMayNotReadTheService() {
        deploy();
        verify.server().weather(Weather.code(403, 70051));

        assertThat(doctor().out()).contains("The API key may not check codes.");
    }

    @ParameterizedTest
    @CsvSource({"GetFunctionConfiguration, functions", "Invoke, live"})
    void whoMayNotLookAtOneThingStillHearsOfTheOthers(String operation, String check) {
        environment.put("ALLOWED_COUNTRIES", "*");
        deploy();
        lambda.refusing(operation, 403, "AccessDeniedException");

        var report = doctor("--json").json();

        assertThat(report.path("findings").findValuesAsText("check")).contains(check, "user-pool");
        assertThat(report.path("findings").findValuesAsText("remedy"))
                .anyMatch(remedy -> remedy.contains("AccessDeniedException"));
    }

    @Test
    void aFunctionThatIsSlowAndWrongIsBoth() {
        deployOnlyToLookAt();
        var ticks = new long[] {0};
        try (var client =
                new AwsOptions()
                        .access(
                                Map.of(
                                        "AWS_REGION", "us-east-1",
                                        "AWS_ACCESS_KEY_ID", "test",
                                        "AWS_SECRET_ACCESS_KEY", "test",
                                        "AWS_ENDPOINT_URL", lambda.uri()))
                        .lambda()) {
            var live =
                    new LiveCheck(
                            client,
                            new DecoyEvents("us-east-1", "none"),
                            "stack",
                            false,
                            () -> ticks[0] += 4_000_000_000L);

            assertThat(live.look(TriggerFunction.VERIFY, VERIFY))
                    .extracting(Finding::severity)
                    .containsExactly(Severity.HIGH, Severity.MEDIUM);
        }
    }
}
