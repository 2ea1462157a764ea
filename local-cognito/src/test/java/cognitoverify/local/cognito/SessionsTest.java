package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.Client.initiation;
import static cognitoverify.local.cognito.Client.response;
import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Threw;
import cognitoverify.local.cognito.trigger.Trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.Map;

/** What a session is good for, and how long. */
class SessionsTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final String RESPOND = "RespondToAuthChallenge";
    private static final String INVALID = "NotAuthorizedException: Invalid session for the user.";
    private static final MovableClock CLOCK = new MovableClock();
    private static final Script SCRIPT = new Script();

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(LocalCognito.builder().clock(CLOCK).functions(SCRIPT));

    private Client client = Client.of(cognito.server());

    @BeforeEach
    void begin() {
        SCRIPT.reset();
        client = Client.of(cognito.server());
    }

    @Test
    void aWrongAnswerIsNoErrorButAnotherRoundWithAnotherSession() {
        var first = client.initiate(PASSWORDLESS, ANN);

        var second = client.answer(PASSWORDLESS, first, "41");

        assertThat(second.path("ChallengeName").asText()).isEqualTo("CUSTOM_CHALLENGE");
        assertThat(second.at("/ChallengeParameters/hint").asText()).isEqualTo("1");
        assertThat(second.path("Session")).isNotEqualTo(first.path("Session"));
        assertThat(client.answer(PASSWORDLESS, second, "42").has("AuthenticationResult")).isTrue();
    }

    @Test
    void tooManyWrongAnswersEndTheSignIn() {
        var round = client.initiate(PASSWORDLESS, ANN);
        for (var wrong = 1; wrong < 4; wrong++) {
            round = client.answer(PASSWORDLESS, round, "41");
        }

        assertThat(refused(round, "42".concat("0")))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
        assertThat(refused(round, "42")).isEqualTo(INVALID);
    }

    @Test
    void aSessionIsSpentByUse() {
        var first = client.initiate(PASSWORDLESS, ANN);
        client.answer(PASSWORDLESS, first, "41");

        assertThat(refused(first, "42")).isEqualTo(INVALID);
    }

    @Test
    void afterSuccessItSaysThatItWasUsed() {
        var challenge = client.initiate(PASSWORDLESS, ANN);
        client.answer(PASSWORDLESS, challenge, "42");

        assertThat(refused(challenge, "42"))
                .isEqualTo(
                        "NotAuthorizedException:"
                                + " Invalid session for the user, session can only be used once.");
    }

    @Test
    void aFunctionsExceptionSpendsIt() {
        var challenge = client.initiate(PASSWORDLESS, ANN);
        SCRIPT.on(Trigger.VERIFY, _ -> new Threw("oops"));

        assertThat(refused(challenge, "42"))
                .isEqualTo(
                        "UserLambdaValidationException:"
                                + " VerifyAuthChallengeResponse failed with error oops.");
        SCRIPT.reset();
        assertThat(refused(challenge, "42")).isEqualTo(INVALID);
    }

    @Test
    void eachSessionHasTheWholeTimeOfItsClient() {
        var first = client.initiate(PASSWORDLESS, ANN);
        CLOCK.pass(Duration.ofMinutes(15).minusMillis(1));
        var second = client.answer(PASSWORDLESS, first, "41");
        CLOCK.pass(Duration.ofMinutes(15));

        assertThat(refused(second, "42"))
                .isEqualTo(
                        "NotAuthorizedException:"
                                + " Invalid session for the user, session is expired.");
    }

    @Test
    void threeMinutesUnlessTheClientSaysOtherwise() {
        cognito.server().createClient(PASSWORDLESS.id(), "short", null, "{}");
        var challenge = client.call("InitiateAuth", initiation("short", ANN));
        CLOCK.pass(Duration.ofMinutes(3));

        assertThat(client.refusal(RESPOND, response("short", challenge, "42")))
                .endsWith("session is expired.");
    }

    @Test
    void anotherUsersNameIsRefused() {
        cognito.server().addUser(PASSWORDLESS, LocalUser.withNumber("+12025550101"));
        var challenge = client.initiate(PASSWORDLESS, ANN);

        assertThat(refused(challenge, Map.of("ANSWER", "42", "USERNAME", "+12025550101")))
                .isEqualTo(INVALID);
    }

    @Test
    void theUsersOwnAliasIsAsGoodAsTheName() {
        var challenge = client.initiate(PASSWORDLESS, ANN);
        var answer =
                response(
                        PASSWORDLESS.clientId(),
                        challenge,
                        Map.of("ANSWER", "42", "USERNAME", ANN));

        assertThat(client.call(RESPOND, answer).has("AuthenticationResult")).isTrue();
    }

    @Test
    void anotherClientsSessionIsRefused() {
        var challenge = client.initiate(PASSWORDLESS, ANN);

        assertThat(client.refusal(RESPOND, response(LocalPool.MFA.clientId(), challenge, "42")))
                .isEqualTo(INVALID);
    }

    @Test
    void anotherChallengesNameIsRefused() {
        var challenge = client.initiate(PASSWORDLESS, ANN);
        challenge.put("ChallengeName", "NEW_PASSWORD_REQUIRED");

        assertThat(refused(challenge, Map.of("NEW_PASSWORD", "Correct-Horse-2")))
                .isEqualTo(INVALID);
    }

    @Test
    void anUnknownSessionIsRefused() {
        var challenge = client.initiate(PASSWORDLESS, ANN).put("Session", "A".repeat(100));

        assertThat(refused(challenge, "42")).isEqualTo(INVALID);
    }

    @Test
    void aRequestThatLacksSomethingLeavesTheSessionAsItIs() {
        var challenge = client.initiate(PASSWORDLESS, ANN);

        assertThat(refused(challenge, Map.of()))
                .isEqualTo("InvalidParameterException: Missing required parameter ANSWER");
        assertThat(refused(challenge, Map.of("USERNAME", "")))
                .isEqualTo("InvalidParameterException: Missing required parameter USERNAME");
        assertThat(refused(challenge.deepCopy().putNull("Session"), "42"))
                .isEqualTo("InvalidParameterException: Missing required parameter Session");
        assertThat(client.answer(PASSWORDLESS, challenge, "42").has("AuthenticationResult"))
                .isTrue();
    }

    @Test
    void sessionsAreNoLongerThanCognitosAndNoShorter() {
        var session = client.initiate(PASSWORDLESS, ANN).path("Session").asText();

        assertThat(session).hasSizeBetween(20, 2048);
    }

    @Test
    void aUserWhoIsDeletedMeanwhileGetsNoTokens() {
        var challenge = client.initiate(PASSWORDLESS, ANN);
        client.call(
                "AdminDeleteUser",
                Json.object().put("UserPoolId", PASSWORDLESS.id()).put("Username", ANN));

        assertThat(refused(challenge, "42"))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
    }

    private String refused(ObjectNode challenge, String answer) {
        return refused(challenge, Map.of("ANSWER", answer));
    }

    private String refused(ObjectNode challenge, Map<String, String> responses) {
        return client.refusal(RESPOND, response(PASSWORDLESS.clientId(), challenge, responses));
    }
}
