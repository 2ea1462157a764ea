package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Reply.Next;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * From the secret to the tokens as README.md and docs/operations.md have it: the tool, {@code sam
 * deploy}, a user pool that calls the functions, and the AWS SDK of an app. In MiniStack, whose
 * Javadoc says what that can't prove.
 */
@NeedsMiniStack
@ExtendWith(SurroundingsParameter.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployedIT {
    private static final List<String> TRIGGERS =
            List.of("DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse");

    private final Surroundings surroundings;
    private final DeployedStack stack;

    DeployedIT(Surroundings surroundings) {
        this.surroundings = surroundings;
        stack = DeployedStack.make(surroundings, Path.of("target", "ministack.log"));
    }

    @AfterAll
    void close() {
        stack.close();
    }

    @Test
    void aUserSignsInWithTheCodeFromTheMessage() {
        var ann = stack.addUser();
        var signIn = stack.signIn(ann);

        var first = signIn.start();

        assertThat(first.next()).isEqualTo(Next.CODE);
        assertThat(first.parameters())
                .containsEntry("REASON", "CODE_SENT")
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS");
        assertThat(signIn.answer(stack.wrongCode(ann)).reason()).isEqualTo("WRONG_CODE");
        assertThat(signIn.answer(stack.code(ann)).next()).isEqualTo(Next.TOKENS);
        assertThat(signIn.tokens().refreshToken()).isNotEmpty();
        assertThat(stack.owner(signIn.tokens().accessToken())).isEqualTo(stack.userName(ann));
    }

    /** C1: only a table that all containers write to can tell. */
    @Test
    void twoSignInsBegunAtOnceSendOneMessageAndTheToolCountsIt() {
        var ann = stack.addUser();
        var name = stack.userName(ann);

        var rounds = AtOnce.run(2, _ -> stack.signIn(name).start());

        assertThat(rounds).extracting(Reply::reason).containsOnly("CODE_SENT");
        assertThat(stack.messages(ann)).isEqualTo(1);
        var shown = stack.setup("limits", "show", ann, "--json");
        assertThat(shown.exitCode()).as(shown.errors()).isZero();
        var limits = DeployedStack.json(shown);
        assertThat(limits.path("sendsToday").asInt(-1)).isEqualTo(1);
        assertThat(limits.path("total").asInt(-1)).isPositive();
        assertThat(limits.at("/countries/US").asInt(-1)).isPositive();
        assertThat(limits.at("/limits/guesses").asInt(-1))
                .isEqualTo(DeployedStack.GUESSES_PER_USER);
    }

    /** V5 */
    @Test
    void theToolLetsInAgainWhoGuessedWrongTooOften() {
        var ann = stack.addUser();
        var name = stack.userName(ann);
        useUpGuesses(name);
        assertThat(stack.signIn(name).start().reason()).isEqualTo("TOO_MANY_GUESSES");

        var reset = stack.setup("guesses", "reset", ann, "--yes", "--json");

        assertThat(reset.exitCode()).as(reset.errors()).isZero();
        assertThat(DeployedStack.json(reset).path("guesses").asInt(-1))
                .isEqualTo(DeployedStack.GUESSES_PER_USER);
        var signIn = stack.signIn(name);
        assertThat(signIn.start().reason()).isEqualTo("CODE_SENT");
        assertThat(signIn.answer(stack.code(ann)).next()).isEqualTo(Next.TOKENS);
    }

    @Test
    void theDoctorCallsAllFunctionsAndFindsNothingThatKeepsPeopleOut() {
        var findings = doctor();

        assertThat(severities(findings, "live")).hasSize(TRIGGERS.size()).containsOnly("OK");
        assertThat(severities(findings, "secret")).containsExactly("OK");
        assertThat(severities(findings, "ledger-key")).containsExactly("OK");
        assertThat(severities(findings, "sign-in-mode")).containsExactly("OK");
        assertThat(findings.findValuesAsText("severity")).doesNotContain("HIGH");
    }

    @Test
    void theDoctorFindsTheSecretThatWasRotatedAtTwilioOnly() {
        surroundings.verify().secretInVerify("rotated");
        try {
            assertThat(severities(doctor(), "secret")).containsExactly("HIGH");
        } finally {
            surroundings.verify().secretInVerify(Surroundings.SECRET);
        }
    }

    /** Else every deployment would start all functions anew, and each time wait for snapshots. */
    @Test
    void theSameDeployedAgainChangesNothing() {
        var before = stack.versions();

        var again = stack.deploy(Map.of());

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.errors()).contains("No changes to deploy");
        assertThat(stack.versions()).isEqualTo(before);
    }

    /** T3: what Cognito calls is the alias, and the alias names a version that never changes. */
    @Test
    void aChangedParameterReachesTheFunctionsThatItConfiguresAndNoOther() {
        var before = stack.versions();

        var changed = stack.deploy(Map.of("MaxGuesses", "2"));

        assertThat(changed.exitCode()).as(changed.errors()).isZero();
        var after = stack.versions();
        assertThat(after.get("Define")).isNotEqualTo(before.get("Define"));
        assertThat(after.get("Create")).isNotEqualTo(before.get("Create"));
        assertThat(after.get("Verify")).isEqualTo(before.get("Verify"));
        var ann = stack.addUser();
        var signIn = stack.signIn(ann);
        assertThat(signIn.start().parameters()).containsEntry("GUESSES_LEFT", "2");
        assertThat(signIn.answer(stack.wrongCode(ann)).next()).isEqualTo(Next.CODE);
        assertThat(signIn.answer(stack.wrongCode(ann)).next()).isEqualTo(Next.NOT_AUTHORIZED);
    }

    /** The table tells nobody who signs in, where their messages go or what is in them. */
    @Test
    void theTableHasNoNumberNoCodeAndNoUserName() {
        var ann = stack.addUser();
        var name = stack.userName(ann);
        for (var alias : List.of(ann, name)) {
            var signIn = stack.signIn(alias);
            signIn.start();
            signIn.answer(stack.wrongCode(ann));
        }
        var code = stack.code(ann);

        assertThat(stack.ledger())
                .anySatisfy(item -> assertThat(item).contains("user#"))
                .allSatisfy(
                        item ->
                                assertThat(item)
                                        .doesNotContain(ann.substring(1))
                                        .doesNotContain(name)
                                        .doesNotContainPattern("\\b" + code + "\\b"));
    }

    /**
     * Each at a code of its own that has expired meanwhile: Twilio checks a code five times only,
     * and makes no other until it has expired, which no reset here can change.
     */
    private void useUpGuesses(String name) {
        for (var guess = 0; guess < DeployedStack.GUESSES_PER_USER; guess++) {
            var signIn = stack.signIn(name);
            assertThat(signIn.start().reason()).isEqualTo("CODE_SENT");
            surroundings.verify().expireCodes();
            signIn.answer("123456");
        }
    }

    /** Its findings; there is always something that may be better, with a stand-in for Twilio. */
    private JsonNode doctor() {
        var ended = stack.setup("doctor", "--json");
        assertThat(ended.exitCode()).as(ended.errors()).isEqualTo(1);
        return DeployedStack.json(ended).path("findings");
    }

    private static List<String> severities(JsonNode findings, String check) {
        return StreamSupport.stream(findings.spliterator(), false)
                .filter(finding -> finding.path("check").asText().equals(check))
                .map(finding -> finding.path("severity").asText())
                .toList();
    }
}
