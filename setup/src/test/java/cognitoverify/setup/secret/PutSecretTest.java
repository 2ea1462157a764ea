package cognitoverify.setup.secret;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.verify.LocalVerify;
import cognitoverify.local.verify.LocalVerifyExtension;
import cognitoverify.local.verify.Weather;
import cognitoverify.setup.RefusingStandIn;
import cognitoverify.setup.Tool;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** X4: the secret goes to SSM, and nowhere else. */
class PutSecretTest {
    private static final String ACCOUNT = "AC" + "0".repeat(32);
    private static final String SERVICE = "VA" + "0".repeat(32);
    private static final String NAME = "/cognito-verify/twilio-token";
    private static final String KEY = "/cognito-verify/ledger-key";

    @RegisterExtension
    static final LocalVerifyExtension verify =
            new LocalVerifyExtension(
                    LocalVerify.builder()
                            .parameter("/old/token", "old-secret")
                            .parameter("/bad/key", "not a key"));

    @TempDir private Path directory = Path.of("");
    private Tool tool = new Tool(directory);

    @BeforeEach
    void tellTheToolWhereAllIs() {
        tool =
                new Tool(directory)
                        .with("VERIFY_BASE_URL", verify.server().uri().toString())
                        .with("AWS_ENDPOINT_URL", verify.server().uri().toString())
                        .with("TWILIO_ACCOUNT_SID", ACCOUNT);
    }

    private Tool.Result put(String... more) {
        return tool.run(
                Stream.concat(Stream.of("secret", "put"), Stream.of(more)).toArray(String[]::new));
    }

    private static String stored(String name) {
        return Objects.requireNonNullElse(verify.server().parameter(name), "");
    }

    @Test
    void whatIsPipedInIsStoredWithoutItsLineEnd() {
        tool.piping("local-secret\n");

        var done = put("--service-sid", SERVICE);

        assertThat(done.exitCode()).isZero();
        assertThat(stored(NAME)).isEqualTo("local-secret");
        assertThat(done.out())
                .contains(
                        "Twilio takes the secret of " + ACCOUNT, "Stored it in the SSM parameter");
    }

    @Test
    void whatIsTypedIsStoredAndNotShown() {
        tool.answering("local-secret");

        var done = put();

        assertThat(stored(NAME)).isEqualTo("local-secret");
        assertThat(done.all()).contains("(it is not shown)").doesNotContain("local-secret");
    }

    @Test
    void theLedgersKeyIsMadeIfThereIsNone() {
        tool.piping("local-secret");

        var done = put("--json");

        assertThat(Base64.getDecoder().decode(stored(KEY))).hasSize(32);
        assertThat(done.json().path("ledgerKey").asText()).isEqualTo("written");
        assertThat(done.all()).doesNotContain(stored(KEY));
    }

    @Test
    void twoLedgersHaveTwoKeys() {
        tool.piping("local-secret");
        put("--ledger-key-name", "/a/key");
        tool.piping("local-secret");
        put("--ledger-key-name", "/b/key");

        assertThat(stored("/a/key")).isNotEqualTo(stored("/b/key"));
    }

    @Test
    void aLedgersKeyIsNeverChanged() {
        tool.piping("local-secret");
        put();
        var first = stored(KEY);

        tool.piping("local-secret");
        var again = put("--json");

        assertThat(stored(KEY)).isEqualTo(first);
        assertThat(again.json().path("ledgerKey").asText()).isEqualTo("unchanged");
        assertThat(again.json().path("secret").asText()).isEqualTo("unchanged");
    }

    @Test
    void somethingElseInPlaceOfTheLedgersKeyIsNamedBeforeAnySecretIsAsked() {
        var failed = put("--ledger-key-name", "/bad/key");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("/bad/key is no ledger key").doesNotContain("not a key");
        assertThat(stored(NAME)).isEmpty();
    }

    @Test
    void anOlderSecretIsReplacedAfterAsking() {
        tool.answering("local-secret", "yes");

        var done = put("--name", "/old/token");

        assertThat(done.exitCode()).isZero();
        assertThat(done.err()).contains("Replace the secret in /old/token?");
        assertThat(stored("/old/token")).isEqualTo("local-secret");
    }

    @Test
    void aReplacedSecretKeepsItsKey() throws Exception {
        putAs("/own/token", "SecureString','KeyId':'alias/ours");
        tool.piping("local-secret");

        assertThat(put("--name", "/own/token", "--yes").exitCode()).isZero();

        assertThat(describe("/own/token")).contains("alias/ours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "", "maybe"})
    void anythingButYesKeepsTheOlderSecret(String answer) {
        tool.answering("local-secret", answer);

        var kept = put("--name", "/old/token");

        assertThat(kept.exitCode()).isEqualTo(3);
        assertThat(stored("/old/token")).isEqualTo("old-secret");
    }

    @Test
    void aScriptReplacesAnOlderSecretOnlyWithYes() {
        tool.piping("local-secret");
        var refused = put("--name", "/old/token");
        tool.piping("local-secret");
        var done = put("--name", "/old/token", "--yes");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(done.exitCode()).isZero();
        assertThat(stored("/old/token")).isEqualTo("local-secret");
    }

    @Test
    void aDryRunTriesTheSecretAndStoresNothing() {
        tool.piping("local-secret");

        var tried = put("--dry-run");

        assertThat(tried.exitCode()).isZero();
        assertThat(tried.out()).contains("Twilio takes the secret", "would be stored");
        assertThat(List.of(stored(NAME), stored(KEY))).containsOnly("");
    }

    @Test
    void aSecretThatTwilioRefusesIsNotStored() {
        tool.piping("nobodys-secret");

        var refused = put("--service-sid", SERVICE);

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("Twilio refuses the secret", "Nothing was stored");
        assertThat(refused.all()).doesNotContain("nobodys-secret");
        assertThat(stored(NAME)).isEmpty();
    }

    @Test
    void aSecretOfAnotherServicesAccountIsNotStored() {
        tool.piping("local-secret");

        var refused = put("--service-sid", "VA" + "1".repeat(32));

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("is no Verify service of its account");
        assertThat(stored(NAME)).isEmpty();
    }

    @Test
    void aKeyThatMayNotCheckCodesIsNotStored() {
        verify.server().weather(Weather.code(403, 70051));
        tool.piping("local-secret");

        var refused = put("--service-sid", SERVICE, "--api-key-sid", "SK" + "0".repeat(32));

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("may not check codes");
        assertThat(stored(NAME)).isEmpty();
    }

    @Test
    void aRestrictedKeyIsTakenWithoutAServiceToTryItWith() {
        verify.server().weather(Weather.code(403, 70051));
        tool.piping("local-secret");

        var done = put("--api-key-sid", "SK" + "0".repeat(32));

        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("what it may do is not tried");
    }

    @ParameterizedTest
    @CsvSource({"429, try again in a minute", "503, trouble of its own"})
    void whileTwilioCantSayNothingIsStored(int status, String explanation) {
        verify.server().weather(Weather.status(status));
        tool.piping("local-secret");

        var failed = put("--service-sid", SERVICE);

        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.err()).contains(explanation);
        assertThat(stored(NAME)).isEmpty();
    }

    @Test
    void withoutTwilioNothingIsStored() {
        tool.with("VERIFY_BASE_URL", "http://127.0.0.1:1").piping("local-secret");

        assertThat(put().err()).contains("Twilio can't be reached");
        assertThat(stored(NAME)).isEmpty();
    }

    @Test
    void withoutAwsNoSecretIsAskedFor() {
        tool.with("AWS_ENDPOINT_URL", "http://127.0.0.1:1").answering("local-secret");

        var failed = put();

        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.err()).contains("AWS can't be reached").doesNotContain("not shown");
    }

    @ParameterizedTest
    @CsvSource({
        "400, AccessDeniedException, This identity may not do that",
        "400, ThrottlingException, try again in a minute",
        "400, ExpiredTokenException, sign in again",
        "400, UnrecognizedClientException, sign in again",
        "500, InternalServerError, try again later"
    })
    void whatAwsRefusesIsExplainedBeforeASecretIsAskedFor(
            int status, String code, String explanation) {
        try (var ssm = new RefusingStandIn(status, code)) {
            tool.with("AWS_ENDPOINT_URL", ssm.uri()).answering("local-secret");

            var failed = put();

            assertThat(failed.exitCode()).isEqualTo(4);
            assertThat(failed.err())
                    .contains(code, explanation)
                    .doesNotContain("not to be shown", "it is not shown");
        }
    }

    @Test
    void theEndOfInputWhileAskedChangesNothing() {
        tool.answering();

        var ended = put();

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("Nothing was typed");
        assertThat(stored(NAME)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', There is no secret",
        "'  \n', There is no secret",
        "AC00000000000000000000000000000000, That is a SID",
        "two words, it has blanks in it"
    })
    void whatIsNoSecretIsRefusedBeforeTwilioIsAsked(String text, String explanation) {
        tool.piping(text);

        var refused = put();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(explanation);
        assertThat(verify.server().counters().checks()).isZero();
    }

    @Test
    void aParameterThatIsNoSecureStringMustGoFirst() throws Exception {
        putAs("/plain/token", "String");
        tool.piping("local-secret");

        var refused = put("--name", "/plain/token");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("aws ssm delete-parameter --name /plain/token");
    }

    private static void putAs(String name, String type) throws Exception {
        ssm("PutParameter", "{'Name':'" + name + "','Value':'open','Type':'" + type + "'}");
    }

    private static String describe(String name) throws Exception {
        return ssm("DescribeParameters", "{'ParameterFilters':[{'Values':['" + name + "']}]}");
    }

    /** Asks as somebody else would. */
    private static String ssm(String operation, String body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(verify.server().uri().resolve("/"))
                                    .header("X-Amz-Target", "AmazonSSM." + operation)
                                    .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
