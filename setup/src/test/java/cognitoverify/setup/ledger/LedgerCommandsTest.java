package cognitoverify.setup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Secret;
import cognitoverify.ledger.LedgerKey;
import cognitoverify.ledger.Limits;
import cognitoverify.ledger.OperatorItems;
import cognitoverify.local.cognito.LocalCognito;
import cognitoverify.local.cognito.LocalCognitoExtension;
import cognitoverify.local.cognito.LocalPool;
import cognitoverify.protocol.SignInMode;
import cognitoverify.setup.LambdaStandIn;
import cognitoverify.setup.StackStandIn;
import cognitoverify.setup.TableStandIn;
import cognitoverify.setup.Tool;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/** An operator sees what is counted, and ends a user's wait. */
class LedgerCommandsTest {
    private static final String POOL = "local_passwordless";
    private static final String ANN = "+12025550100";
    private static final String CREATE = StackStandIn.aliasArn("CreateAuthChallenge");
    private static final long NOW = Instant.parse("2026-01-02T03:04:05Z").getEpochSecond();
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "SIGN_IN_MODE", "PASSWORDLESS",
                    "ALLOWED_COUNTRIES", "US,CA",
                    "LEDGER_TABLE", "the-ledger",
                    "LEDGER_KEY", "/local/ledger-key");

    @RegisterExtension
    static final LocalCognitoExtension cognito = LocalCognitoExtension.withDefaults();

    @TempDir private Path directory = Path.of("");
    private final LambdaStandIn lambda = new LambdaStandIn();
    private final StackStandIn stacks = new StackStandIn();
    private final TableStandIn table = new TableStandIn("the-ledger");
    private Tool tool = new Tool(directory);

    @BeforeEach
    void deploy() {
        lambda.alias(CREATE, ENVIRONMENT);
        stacks.stack("cognito-verify", Map.of("UserPoolId", POOL));
        tool =
                new Tool(directory)
                        .at(InstantSource.fixed(Instant.ofEpochSecond(NOW)))
                        .with("AWS_ENDPOINT_URL_LAMBDA", lambda.uri())
                        .with("AWS_ENDPOINT_URL_CLOUDFORMATION", stacks.uri())
                        .with("AWS_ENDPOINT_URL_DYNAMODB", table.uri())
                        .with("AWS_ENDPOINT_URL_SSM", server().verify().uri().toString())
                        .with(
                                "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
                                server().uri().toString());
    }

    @AfterEach
    void takeDown() {
        lambda.close();
        stacks.close();
        table.close();
    }

    private static LocalCognito server() {
        return cognito.server();
    }

    private static LedgerKey key() {
        var text = Objects.requireNonNull(server().verify().parameter("/local/ledger-key"));
        return Objects.requireNonNull(LedgerKey.parse(new Secret(text)));
    }

    private static String annsItem() {
        var ann = Objects.requireNonNull(server().attributes(LocalPool.PASSWORDLESS, ANN));
        return key().user(POOL, Objects.requireNonNull(ann.get("sub")));
    }

    private void annGuessesTooOften() {
        table.number(annsItem(), "guesses", 12)
                .number(annsItem(), "guessAfter", NOW + 1_150)
                .number(annsItem(), "guessedAt", NOW - 50)
                .number(annsItem(), "sendsOn" + NOW / 86_400, 3);
    }

    @Test
    void aUserWhoWaitsMayGuessAgainAtOnce() {
        annGuessesTooOften();

        var done = tool.answering("y").run("guesses", "reset", ANN);

        assertThat(done.exitCode()).isZero();
        assertThat(done.out())
                .contains("Wrong guesses in a row: 12 of 10.", "must wait for another 20 min.")
                .contains("The user may guess again");
        assertThat(table.has(annsItem(), "guesses")).isFalse();
        assertThat(table.has(annsItem(), "guessAfter")).isFalse();
        assertThat(table.has(annsItem(), "sendsOn" + NOW / 86_400)).isTrue();
    }

    @Test
    void theUsersNameIsNotRepeated() {
        annGuessesTooOften();

        assertThat(tool.run("guesses", "reset", ANN, "--yes", "--json").all())
                .doesNotContain(ANN)
                .doesNotContain("user#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", ""})
    void anythingButYesChangesNothing(String answer) {
        annGuessesTooOften();

        var kept = tool.answering(answer).run("guesses", "reset", ANN);

        assertThat(kept.exitCode()).isEqualTo(3);
        assertThat(table.has(annsItem(), "guesses")).isTrue();
    }

    @Test
    void aDryRunChangesNothing() {
        annGuessesTooOften();

        var shown = tool.run("guesses", "reset", ANN, "--dry-run", "--json");

        assertThat(shown.json().path("waitSeconds").asInt()).isEqualTo(1_150);
        assertThat(table.has(annsItem(), "guesses")).isTrue();
    }

    @Test
    void whereNothingIsCountedNobodyIsAsked() {
        var done = tool.run("guesses", "reset", ANN);

        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("0 of 10", "There is nothing to reset.");
    }

    @Test
    void anUnknownUserIsAWrongCommandLine() {
        var failed = tool.run("guesses", "reset", "+12025550199", "--yes");

        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.err()).contains("has no such user").doesNotContain("+12025550199");
    }

    @Test
    void anUnknownPoolIsAWrongCommandLine() {
        var failed = tool.run("guesses", "reset", ANN, "--user-pool-id", "us-east-1_Nobody");

        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.err()).contains("There is no pool us-east-1_Nobody in us-east-1");
    }

    @Test
    void withoutALedgerThereIsNothingToReset() {
        lambda.alias(CREATE, Map.of("SIGN_IN_MODE", "MFA"));

        var failed = tool.run("guesses", "reset", ANN);

        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.err()).contains("run without a ledger");
    }

    @Test
    void aTableThatIsGoneIsSaidToBe() {
        lambda.alias(
                CREATE,
                Map.of(
                        "SIGN_IN_MODE", "MFA",
                        "LEDGER_TABLE", "gone",
                        "LEDGER_KEY", "/local/ledger-key"));

        var failed = tool.run("guesses", "reset", ANN);

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("There is no table gone");
    }

    @Test
    void aKeyThatIsNoneIsSaidToBe() {
        lambda.alias(
                CREATE,
                Map.of(
                        "SIGN_IN_MODE", "MFA",
                        "LEDGER_TABLE", "the-ledger",
                        "LEDGER_KEY", "/local/twilio-token"));

        var failed = tool.run("limits", "show");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("/local/twilio-token is no ledger key");
    }

    @Test
    void aMissingStackIsNamed() {
        var failed = tool.run("limits", "show", "--stack-name", "nothing");

        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.err()).contains("There is no stack nothing in us-east-1");
    }

    @Test
    void limitsAreShownWithWhatIsUsedUp() {
        var limits = Limits.defaults(SignInMode.PASSWORDLESS);
        OperatorItems.total(key(), limits, NOW).forEach(item -> table.number(item, "count", 30));
        table.number(OperatorItems.country(key(), limits, "US", NOW).getFirst(), "count", 120);

        var shown = tool.run("limits", "show");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .contains("Codes this hour, to all: 150 of 1000")
                .contains("Codes this hour, to US: 120 of 500")
                .contains("Codes this hour, to CA: 0 of 500")
                .contains("Codes a user and day: 20");
    }

    @Test
    void aUsersOwnAreShownOnRequest() {
        annGuessesTooOften();

        var shown = tool.run("limits", "show", ANN, "--country", "FR", "--json").json();

        assertThat(shown.path("sendsToday").asInt()).isEqualTo(3);
        assertThat(shown.path("guesses").asInt()).isEqualTo(12);
        assertThat(shown.path("countries").path("FR").asInt(-1)).isZero();
        assertThat(shown.path("limits").path("sendsPerHour").isMissingNode()).isTrue();
        assertThat(shown.path("limits").path("sends").asInt()).isEqualTo(1_000);
    }
}
