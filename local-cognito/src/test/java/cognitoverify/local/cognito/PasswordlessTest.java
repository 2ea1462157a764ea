package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.Client.initiation;
import static cognitoverify.local.cognito.Client.response;
import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.trigger.Trigger;
import cognitoverify.local.verify.AnsweredRequest;
import cognitoverify.local.verify.ReceivedRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.http.HttpRequest;
import java.time.Duration;

/** Whole sign-ins with the real functions: the code is all that is asked. */
class PasswordlessTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final String RESPOND = "RespondToAuthChallenge";
    private static final Aging AGING = new Aging();

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(LocalCognito.builder().functions(AGING));

    private Client client = Client.of(cognito.server());

    @BeforeEach
    void begin() {
        AGING.reset();
        client = Client.of(cognito.server());
    }

    @Test
    void signsInWithTheCodeFromTheMessage() {
        var challenge = client.initiate(PASSWORDLESS, ANN);

        var reply = client.answer(PASSWORDLESS, challenge, code());

        assertThat(challenge.path("ChallengeName").asText()).isEqualTo("CUSTOM_CHALLENGE");
        assertThat(reason(challenge)).isEqualTo("CODE_SENT");
        assertThat(reply.at("/AuthenticationResult/TokenType").asText()).isEqualTo("Bearer");
        assertThat(reply.path("ChallengeParameters")).isEmpty();
    }

    @Test
    void aWrongCodeIsAnotherRoundAndTheRightOneIsStillGood() {
        var first = client.initiate(PASSWORDLESS, ANN);

        var second = client.answer(PASSWORDLESS, first, "00000000");

        assertThat(reason(second)).isEqualTo("WRONG_CODE");
        assertThat(second.at("/ChallengeParameters/GUESSES_LEFT").asText()).isEqualTo("2");
        assertThat(client.answer(PASSWORDLESS, second, code()).has("AuthenticationResult"))
                .isTrue();
    }

    @Test
    void threeWrongCodesEndTheSignIn() {
        var round = client.initiate(PASSWORDLESS, ANN);
        round = client.answer(PASSWORDLESS, round, "00000000");
        round = client.answer(PASSWORDLESS, round, "00000000");

        assertThat(client.refusal(RESPOND, response(PASSWORDLESS.clientId(), round, "00000000")))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
    }

    @Test
    void anotherCodeIsSentOnceItsTimeHasCome() {
        var first = client.initiate(PASSWORDLESS, ANN);
        var tooSoon = client.call(RESPOND, resend(first));
        assertThat(reason(tooSoon)).isEqualTo("TOO_SOON");

        pass(Duration.ofSeconds(30));
        var sent = client.call(RESPOND, resend(tooSoon));

        assertThat(reason(sent)).isEqualTo("CODE_SENT");
        assertThat(cognito.server().verify().inbox(ANN)).hasSize(2);
        assertThat(client.answer(PASSWORDLESS, sent, code()).has("AuthenticationResult")).isTrue();
    }

    @Test
    void aStrangerSeesWhatAUserSees() {
        var user = client.initiate(PASSWORDLESS, ANN);
        var stranger = client.initiate(PASSWORDLESS, "+12025550199");

        assertThat(withoutName(stranger)).isEqualTo(withoutName(user));
        var userAgain = client.answer(PASSWORDLESS, user, "00000000");
        var strangerAgain = client.answer(PASSWORDLESS, stranger, "00000000");
        assertThat(withoutName(strangerAgain)).isEqualTo(withoutName(userAgain));
        assertThat(cognito.server().verify().inbox("+12025550199")).isEmpty();
    }

    @Test
    void theTimelineShowsWhatVerifyWasAsked() {
        var code = signIn();

        var create = cognito.server().timeline().of(Trigger.CREATE).getFirst();
        var verify = cognito.server().timeline().of(Trigger.VERIFY).getFirst();
        assertThat(create.asked())
                .extracting(AnsweredRequest::request)
                .extracting(ReceivedRequest::form)
                .anySatisfy(form -> assertThat(form).containsEntry("To", ANN));
        assertThat(verify.asked())
                .extracting(AnsweredRequest::request)
                .extracting(ReceivedRequest::form)
                .anySatisfy(form -> assertThat(form).containsEntry("Code", code));
        assertThat(cognito.server().timeline().of(Trigger.DEFINE))
                .allSatisfy(define -> assertThat(define.error()).isNull());
        assertThat(client.get("/timeline").body()).contains("\"Code\":\"" + code + "\"");
    }

    @Test
    void theTimelineShowsWhatTwilioAnswered() {
        signIn();

        var sent = lastAsked(Trigger.CREATE);
        assertThat(sent.path("status").asInt()).isEqualTo(201);
        assertThat(sent.at("/answer/status").asText()).isEqualTo("pending");
        assertThat(lastAsked(Trigger.VERIFY).at("/answer/status").asText()).isEqualTo("approved");
    }

    @Test
    void thePageMakesCodesExpire() {
        var challenge = client.initiate(PASSWORDLESS, ANN);

        var reply = client.send(HttpRequest.newBuilder(client.uri().resolve("/codes")).DELETE());

        assertThat(reply.body()).isEqualTo("{\"expired\":1}");
        assertThat(reason(client.answer(PASSWORDLESS, challenge, code())))
                .isEqualTo("CODE_EXPIRED");
    }

    @Test
    void theFunctionsOfTheOtherPoolRefuseToSkipThePassword() {
        assertThat(client.refusal("InitiateAuth", initiation(LocalPool.MFA.clientId(), ANN)))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
    }

    /** Of Twilio; the secret was read before. */
    private JsonNode lastAsked(Trigger trigger) {
        for (var entry : Client.body(client.get("/timeline")).path("entries")) {
            if (entry.path("trigger").asText().equals(trigger.text())) {
                var asked = entry.path("asked");
                return asked.path(asked.size() - 1);
            }
        }
        throw new AssertionError("Not called: " + trigger);
    }

    private String signIn() {
        var challenge = client.initiate(PASSWORDLESS, ANN);
        var code = code();
        client.answer(PASSWORDLESS, challenge, code);
        return code;
    }

    private static void pass(Duration time) {
        AGING.pass(time);
        cognito.server().ageLimits(time);
    }

    private static String code() {
        return cognito.server().verify().inbox(ANN).getFirst().code();
    }

    private static String reason(ObjectNode challenge) {
        return challenge.at("/ChallengeParameters/REASON").asText();
    }

    private static ObjectNode resend(ObjectNode challenge) {
        var request = response(PASSWORDLESS.clientId(), challenge, "resend");
        request.putObject("ClientMetadata").put("codeAction", "resend");
        return request;
    }

    /** And without what counts down. */
    private static ObjectNode withoutName(ObjectNode challenge) {
        var parameters = (ObjectNode) challenge.path("ChallengeParameters").deepCopy();
        assertThat(parameters.remove("USERNAME").asText()).hasSize(36);
        parameters.remove("CODE_EXPIRES_IN");
        parameters.remove("RESEND_IN");
        return parameters;
    }
}
