package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.Client.initiation;
import static cognitoverify.local.cognito.Client.response;
import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.trigger.Trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Objects;

/** Events, key by key as they were seen of the real service. */
class EventsTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final Script SCRIPT = new Script();

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(LocalCognito.builder().functions(SCRIPT));

    private Client client = Client.of(cognito.server());

    @BeforeEach
    void begin() {
        SCRIPT.reset();
        client = Client.of(cognito.server());
    }

    @Test
    void aWholeSignInAsCognitoTellsIt() {
        var round = client.initiate(PASSWORDLESS, ANN);
        round = client.answer(PASSWORDLESS, round, "41");
        client.answer(PASSWORDLESS, round, "42");

        assertThat(SCRIPT.events().stream().map(event -> event.path("triggerSource").asText()))
                .containsExactly(
                        "DefineAuthChallenge_Authentication",
                        "CreateAuthChallenge_Authentication",
                        "VerifyAuthChallengeResponse_Authentication",
                        "DefineAuthChallenge_Authentication",
                        "CreateAuthChallenge_Authentication",
                        "VerifyAuthChallengeResponse_Authentication",
                        "DefineAuthChallenge_Authentication");
        assertThat(SCRIPT.events().getFirst()).isEqualTo(json(firstDefine()));
        assertThat(SCRIPT.events().get(1).path("request"))
                .isEqualTo(
                        json(
                                """
                                {"userAttributes":%s,"challengeName":"CUSTOM_CHALLENGE",
                                 "session":[],"userNotFound":false}
                                """
                                        .formatted(attributes())));
        assertThat(SCRIPT.events().get(1).path("response"))
                .isEqualTo(
                        json(
                                """
                                {"publicChallengeParameters":null,
                                 "privateChallengeParameters":null,"challengeMetadata":null}
                                """));
        assertThat(SCRIPT.events().get(2).path("request"))
                .isEqualTo(
                        json(
                                """
                                {"userAttributes":%s,"privateChallengeParameters":{"answer":"42"},
                                 "challengeAnswer":"41","userNotFound":false}
                                """
                                        .formatted(attributes())));
        assertThat(SCRIPT.events().get(2).path("response"))
                .isEqualTo(json("{\"answerCorrect\":null}"));
        assertThat(SCRIPT.events().getLast().at("/request/session"))
                .isEqualTo(
                        json("""
                                        {"session":[
                                         {"challengeName":"CUSTOM_CHALLENGE","challengeResult":false,
                                          "challengeMetadata":"round-0"},
                                         {"challengeName":"CUSTOM_CHALLENGE","challengeResult":true,
                                          "challengeMetadata":"round-1"}]}
                                        """)
                                .path("session"));
    }

    @Test
    void metadataOfInitiateAuthReachesNoFunction() {
        var request = initiation(PASSWORDLESS.clientId(), ANN);
        request.putObject("ClientMetadata").put("codeAction", "resend");

        client.call("InitiateAuth", request);

        assertThat(SCRIPT.events()).noneMatch(event -> event.at("/request").has("clientMetadata"));
    }

    @Test
    void metadataOfAnAnswerReachesAllThreeAndIsNotKept() {
        var first = client.initiate(PASSWORDLESS, ANN);
        var answer = response(PASSWORDLESS.clientId(), first, "41");
        answer.putObject("ClientMetadata").put("codeAction", "resend");

        var second = client.call("RespondToAuthChallenge", answer);

        assertThat(metadata(SCRIPT.events().subList(2, 5)))
                .containsExactly("resend", "resend", "resend");
        client.answer(PASSWORDLESS, second, "41");
        assertThat(metadata(SCRIPT.events().subList(5, 8))).containsExactly("", "", "");
    }

    @Test
    void emptyMetadataIsNone() {
        var first = client.initiate(PASSWORDLESS, ANN);
        var answer = response(PASSWORDLESS.clientId(), first, "41");
        answer.putObject("ClientMetadata");

        client.call("RespondToAuthChallenge", answer);

        assertThat(SCRIPT.last(Trigger.VERIFY).path("request").has("clientMetadata")).isFalse();
    }

    @Test
    void aStrangerIsHiddenBehindTheSameMadeUpNameEachTime() {
        var one = client.initiate(PASSWORDLESS, "+12025550199");
        var another = client.initiate(PASSWORDLESS, "+12025550199");

        var name = one.at("/ChallengeParameters/USERNAME").asText();
        assertThat(name).matches("[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}");
        assertThat(another.at("/ChallengeParameters/USERNAME").asText()).isEqualTo(name);
        var define = SCRIPT.last(Trigger.DEFINE);
        assertThat(define.path("userName").asText()).isEqualTo(name);
        assertThat(define.at("/request/userAttributes")).isEmpty();
        assertThat(define.at("/request/userNotFound").asBoolean()).isTrue();
    }

    @Test
    void aStrangerNeverGetsTokens() {
        var challenge = client.initiate(PASSWORDLESS, "+12025550199");

        assertThat(
                        client.refusal(
                                "RespondToAuthChallenge",
                                response(PASSWORDLESS.clientId(), challenge, "42")))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
    }

    @Test
    void whereExistenceIsNoSecretTheFunctionsAreNotToldOfIt() {
        cognito.server().createClient(PASSWORDLESS.id(), "legacy", null, "{}");

        assertThat(client.refusal("InitiateAuth", initiation("legacy", "+12025550199")))
                .isEqualTo("UserNotFoundException: User does not exist.");
        client.call("InitiateAuth", initiation("legacy", ANN));
        assertThat(SCRIPT.last(Trigger.DEFINE).path("request").has("userNotFound")).isFalse();
    }

    @Test
    void everyAliasLeadsToTheSameUser() {
        var byNumber = client.initiate(PASSWORDLESS, ANN);
        var byAddress = client.initiate(PASSWORDLESS, "ann@example.com");
        var bySub = client.initiate(PASSWORDLESS, sub());

        assertThat(List.of(byNumber, byAddress, bySub))
                .allMatch(
                        challenge ->
                                challenge
                                        .at("/ChallengeParameters/USERNAME")
                                        .asText()
                                        .equals(sub()));
    }

    @Test
    void thePoolsFunctionsSeeWhoCallsAndWhoSignedOut() {
        var tokens = client.answer(PASSWORDLESS, client.initiate(PASSWORDLESS, ANN), "42");
        var access = tokens.at("/AuthenticationResult/AccessToken").asText();
        client.call("GlobalSignOut", Json.object().put("AccessToken", access));

        client.initiate(PASSWORDLESS, ANN);

        assertThat(SCRIPT.last(Trigger.DEFINE).at("/request/userAttributes/cognito:token_nbf"))
                .asString()
                .matches("\"[0-9]{13}\"");
    }

    @Test
    void publicParametersCannotHideTheUserName() {
        SCRIPT.responds(
                Trigger.CREATE, "{\"publicChallengeParameters\":{\"USERNAME\":\"somebody\"}}");

        var challenge = client.initiate(PASSWORDLESS, ANN);

        assertThat(challenge.at("/ChallengeParameters/USERNAME").asText()).isEqualTo(sub());
        client.answer(PASSWORDLESS, challenge, "41");
        assertThat(SCRIPT.last(Trigger.DEFINE).at("/request/session/0/challengeMetadata").isNull())
                .isTrue();
    }

    private static String firstDefine() {
        return """
        {"version":"1","region":"us-east-1","userPoolId":"local_passwordless","userName":"%s",
         "callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"localpasswordless"},
         "triggerSource":"DefineAuthChallenge_Authentication",
         "request":{"userAttributes":%s,"session":[],"userNotFound":false},
         "response":{"challengeName":null,"issueTokens":null,"failAuthentication":null}}
        """
                .formatted(sub(), attributes());
    }

    private static String attributes() {
        return """
        {"sub":"%s","cognito:user_status":"CONFIRMED",
         "cognito:email_alias":"ann@example.com","cognito:phone_number_alias":"+12025550100",
         "phone_number":"+12025550100","phone_number_verified":"true",
         "email":"ann@example.com","email_verified":"true"}
        """
                .formatted(sub());
    }

    private static String sub() {
        var attributes = cognito.server().attributes(PASSWORDLESS, ANN);
        return Objects.requireNonNull(Objects.requireNonNull(attributes).get("sub"));
    }

    private static List<String> metadata(List<ObjectNode> events) {
        return events.stream()
                .map(event -> event.at("/request/clientMetadata/codeAction").asText())
                .toList();
    }

    private static ObjectNode json(String text) {
        return Objects.requireNonNull(Json.readObject(text));
    }
}
