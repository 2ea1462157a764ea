package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.lambda.Event;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

/** {@code sam local invoke} with the files in {@code events/}, as their README shows it. */
@NeedsDocker
@ExtendWith(SurroundingsParameter.class)
class SamLocalInvokeIT {

    private static final int TRIES = 5;

    private final Surroundings surroundings;

    SamLocalInvokeIT(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Test
    void createSendsACode() {
        var verify = surroundings.verify();

        var round = roundWithACode();

        assertThat(verify.inbox())
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.to()).isEqualTo("+12025550100");
                            assertThat(message.code()).matches("[0-9]{6}");
                            assertThat(
                                            round.at("/privateChallengeParameters/verificationSid")
                                                    .asText())
                                    .isEqualTo(message.verificationSid());
                            assertThat(round.toString()).doesNotContain(message.code());
                        });
    }

    /** As the README builds it: from create's output and the code on the phone. */
    @Test
    void verifyTellsTheCodeFromAnother() {
        var round = roundWithACode();
        var code = surroundings.verify().inbox().getFirst().code();
        var event =
                Event.file("passwordless/03-verify-right-code.json")
                        .with(
                                "/request/privateChallengeParameters",
                                round.get("privateChallengeParameters"));

        assertThat(verdict(event, code.equals("000000") ? "000001" : "000000"))
                .isEqualTo("{\"answerCorrect\":false}");
        assertThat(verdict(event, code)).isEqualTo("{\"answerCorrect\":true}");
    }

    /** A JVM that was too slow to ask has used up nothing, so it may be asked again. */
    private String verdict(Event event, String answer) {
        var asked = event.with("/request/challengeAnswer", answer);
        var variables = surroundings.variables("local.json", Map.of());
        for (var tries = 0; ; tries++) {
            var invoked =
                    surroundings.project().invoke("VerifyAuthChallengeFunction", asked, variables);
            if (!invoked.errors().contains("\"outcome\":\"unavailable\"") || tries == TRIES) {
                return Event.parse(invoked.output()).node().path("response").toString();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DefineAuthChallengeFunction, passwordless/01-define-start.json, SIGN_IN_MODE",
        "CreateAuthChallengeFunction, passwordless/02-create-first-code.json, SIGN_IN_MODE",
        "VerifyAuthChallengeFunction, passwordless/03-verify-right-code.json, VERIFY_SERVICE_SID"
    })
    void aMisconfiguredFunctionNamesTheVariableAndNoValue(
            String function, String event, String variable) {
        var misplaced = "s3cret-in-the-wrong-place";
        var variables =
                surroundings.variables(
                        "local.json", Map.of("SIGN_IN_MODE", "", "VERIFY_SERVICE_SID", misplaced));

        var invoked = surroundings.project().invoke(function, event, variables);

        var answer = Event.parse(invoked.output()).node();
        assertThat(answer.path("errorType").asText()).endsWith("ConfigurationException");
        assertThat(answer.path("errorMessage").asText()).contains(variable);
        assertThat(invoked.output() + invoked.errors()).doesNotContain(misplaced);
    }

    /** Each invocation has a new JVM, which on a busy machine may be too slow for its deadline. */
    private JsonNode roundWithACode() {
        var variables = surroundings.variables("local.json", Map.of());
        for (var tries = 0; ; tries++) {
            surroundings.verify().reset();
            var invoked =
                    surroundings
                            .project()
                            .invoke(
                                    "CreateAuthChallengeFunction",
                                    "passwordless/02-create-first-code.json",
                                    variables);
            var round = Event.parse(invoked.output()).node().path("response");
            var reason = round.at("/publicChallengeParameters/REASON").asText();
            if (reason.equals("CODE_SENT")) {
                return round;
            }
            assertThat(reason)
                    .as("%s%n%s", invoked.output(), invoked.errors())
                    .isIn("TEMPORARILY_UNAVAILABLE", "SEND_UNCONFIRMED");
            assertThat(tries).as(invoked.errors()).isLessThan(TRIES);
        }
    }
}
