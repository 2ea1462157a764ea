package cognitoverify.setup.service;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.verify.LocalVerify;
import cognitoverify.local.verify.LocalVerifyExtension;
import cognitoverify.local.verify.Weather;
import cognitoverify.setup.Tool;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** T13: making and looking at a Verify service. */
class ServiceCommandsTest {
    private static final String SERVICE = "VA" + "0".repeat(32);
    private static final String ACCOUNT = "AC" + "0".repeat(32);

    @RegisterExtension
    static final LocalVerifyExtension verify = LocalVerifyExtension.withDefaults();

    @TempDir private Path directory = Path.of("");
    private Tool tool = new Tool(directory);

    @BeforeEach
    void tellTheToolWhereTwilioIs() {
        tool =
                new Tool(directory)
                        .with("VERIFY_BASE_URL", verify.server().uri().toString())
                        .with("AWS_ENDPOINT_URL_SSM", verify.server().uri().toString())
                        .with("TWILIO_ACCOUNT_SID", ACCOUNT);
    }

    private static String[] create(String... more) {
        var fixed = Stream.of("verify-service", "create", "--friendly-name", "Example");
        return Stream.concat(fixed, Stream.of(more)).toArray(String[]::new);
    }

    private Tool.Result check(String... more) {
        var fixed = Stream.of("verify-service", "check");
        return tool.piping("local-secret\n")
                .run(Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void aServiceThatWasMadeHasNothingToMend() {
        var made = tool.piping("local-secret\n").run(create("--yes", "--json"));
        var sid = made.json().path("serviceSid").asText();

        var looked = check(sid);

        assertThat(made.exitCode()).isZero();
        assertThat(looked.exitCode()).isZero();
        assertThat(looked.out())
                .contains("code-length: 6 digits", "do-not-share-warning: on", "custom-codes: off");
    }

    @Test
    void aPersonIsAskedBeforeAServiceIsMade() {
        var made = tool.answering("local-secret", "y").run(create());

        assertThat(made.exitCode()).isZero();
        assertThat(made.err()).contains("Twilio secret (it is not shown): ", "[y/N]");
        assertThat(made.out()).contains("Do not share warning: on", "Made the Verify service VA");
    }

    @Test
    void aPersonWhoSaysNoGetsNoService() {
        var refused = tool.answering("local-secret", "").run(create());

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("Nothing was changed.");
        assertThat(isAnyMade()).isFalse();
    }

    @Test
    void aScriptMustSayYes() {
        var refused = tool.piping("local-secret\n").run(create());

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("--yes");
        assertThat(isAnyMade()).isFalse();
    }

    @Test
    void aDryRunAsksNobodyForASecretAndMakesNothing() {
        var shown = tool.run(create("--dry-run"));

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).contains("Code length: 6", "Nothing was made");
        assertThat(verify.server().requests()).isEmpty();
    }

    @Test
    void aServiceWithTwiliosOwnDefaultsHasFindings() {
        var looked = check(SERVICE, "--json");

        assertThat(looked.exitCode()).isEqualTo(1);
        assertThat(looked.json().path("findings").findValuesAsText("check"))
                .startsWith("do-not-share-warning")
                .contains("lookup", "skip-landlines");
        assertThat(looked.json().path("findings").path(0).path("remedy").asText())
                .isEqualTo("setup verify-service check " + SERVICE + " --mend");
    }

    @Test
    void mendingDoesWhatTheRemediesSay() {
        var mended = check(SERVICE, "--mend", "--lookup", "--yes");

        assertThat(mended.exitCode()).isZero();
        assertThat(mended.out()).contains("do-not-share-warning: on", "skip-landlines: on");
        assertThat(check(SERVICE).exitCode()).isZero();
    }

    @Test
    void mendingShortensNoCodesAndSwitchesOnNothingThatCosts() {
        try (var eight = LocalVerify.builder().codeLength(8).start()) {
            tool.with("VERIFY_BASE_URL", eight.uri().toString());

            var mended = check(SERVICE, "--mend", "--yes", "--friendly-name", "Example");

            assertThat(mended.out())
                    .contains("Friendly name: local-verify -> Example")
                    .contains("Do not share warning: off -> on")
                    .contains("Code length: 8, as it is", "landlines: off, as it is");
        }
    }

    @Test
    void anAddressThatNoSecretMayBeSentToIsRefused() {
        for (var url : List.of("http://example.com", "ftp://localhost", "not a url")) {
            tool.with("VERIFY_BASE_URL", url);

            var refused = check(SERVICE);

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains("VERIFY_BASE_URL must be https");
        }
    }

    @Test
    void aFailureIsJsonToo() {
        var failed = check("VA" + "1".repeat(32), "--json").json();

        assertThat(failed.path("exitCode").asInt()).isEqualTo(4);
        assertThat(failed.path("error").asText()).contains("There is no Verify service");
    }

    @Test
    void aPersonWhoAsksForJsonSeesWhatTheyAreAskedAbout() {
        var made = tool.answering("local-secret", "y").run(create("--json"));

        assertThat(made.err()).contains("Do not share warning: on");
        assertThat(made.json().path("serviceSid").asText()).startsWith("VA");
    }

    @Test
    void aDryRunMendsNothing() {
        var shown = check(SERVICE, "--mend", "--dry-run");

        assertThat(shown.out()).contains("Nothing was changed (--dry-run).");
        assertThat(check(SERVICE).exitCode()).isEqualTo(1);
    }

    @Test
    void shortCodesAreTheWorst() {
        try (var four = LocalVerify.builder().codeLength(4).start()) {
            tool.with("VERIFY_BASE_URL", four.uri().toString());

            var looked = check(SERVICE, "--json");

            assertThat(looked.json().path("findings").path(0).path("check").asText())
                    .isEqualTo("code-length");
            assertThat(looked.json().path("findings").path(0).path("severity").asText())
                    .isEqualTo("HIGH");
        }
    }

    @Test
    void codesThatAreLongerThanClientsAreToldAreFound() {
        var looked = check(SERVICE, "--code-length", "8");

        assertThat(looked.out())
                .contains("code-length: Codes have 6 digits, but clients are told 8");
    }

    @Test
    void theSecretCanComeFromSsm() {
        var looked =
                tool.run(
                        "verify-service",
                        "check",
                        SERVICE,
                        "--secret-parameter",
                        "/local/twilio-token");

        assertThat(looked.exitCode()).isEqualTo(1);
        assertThat(looked.out()).contains("do-not-share-warning");
    }

    @Test
    void aParameterThatIsNotThereIsNamed() {
        var failed =
                tool.run("verify-service", "check", SERVICE, "--secret-parameter", "/not/there");

        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.err()).contains("There is no SSM parameter /not/there");
    }

    @Test
    void aWrongSecretIsSaidToBeWrongAndNotShown() {
        var failed = tool.piping("nobodys-secret").run("verify-service", "check", SERVICE);

        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.err()).contains("Twilio answered 401", "The secret is not " + ACCOUNT);
        assertThat(failed.all()).doesNotContain("nobodys-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "403, 70051, may not read or change Verify services",
        "429, 20429, try again in a minute",
        "503, 20503, https://status.twilio.com",
        "400, 60200, https://www.twilio.com/docs/api/errors/60200"
    })
    void whatTwilioSaysIsExplained(int status, int code, String explanation) {
        verify.server().weather(Weather.code(status, code));

        var failed = check(SERVICE);

        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.err()).contains(explanation);
        assertThat(failed.out()).isEmpty();
    }

    @Test
    void anotherAccountsServiceIsNotFound() {
        var failed = check("VA" + "1".repeat(32));

        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.err()).contains("There is no Verify service VA1111");
    }

    @Test
    void withoutANetworkItSaysSo() {
        tool.with("VERIFY_BASE_URL", "http://127.0.0.1:1");

        var failed = check(SERVICE);

        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.err()).contains("Twilio can't be reached at 127.0.0.1");
    }

    @Test
    void anAnswerThatIsLostIsNotAskedForAgain() {
        verify.server().weather(Weather.reset());

        var failed = tool.piping("local-secret").run(create("--yes"));

        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.err()).contains("look at Verify > Services in Twilio's console");
        assertThat(verify.server().requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--friendly-name, A name that is longer than thirty characters, 1 to 30 characters",
        "--code-length, 5, 6 to 10",
        "--account-sid, AC1, AC and 32 hexadecimal digits"
    })
    void whatIsWrongOnTheCommandLineIsSaidBeforeAnythingIsAsked(
            String option, String value, String explanation) {
        var wrong =
                option.equals("--friendly-name")
                        ? tool.run("verify-service", "create", option, value)
                        : tool.run(create(option, value));

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains(explanation);
        assertThat(verify.server().requests()).isEmpty();
    }

    @Test
    void noAccountIsAWrongCommandLine() {
        var wrong = new Tool(directory).run("verify-service", "check", SERVICE);

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--account-sid");
    }

    @Test
    void noServiceIsAWrongCommandLine() {
        assertThat(check().err()).contains("Which Verify service?");
    }

    private static boolean isAnyMade() {
        return verify.server().requests().stream()
                .anyMatch(request -> request.path().equals("/v2/Services"));
    }
}
