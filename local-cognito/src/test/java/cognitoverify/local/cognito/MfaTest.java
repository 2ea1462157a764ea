package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.Client.initiation;
import static cognitoverify.local.cognito.Client.response;
import static cognitoverify.local.cognito.LocalPool.MFA;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.trigger.Trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** A password by SRP, and what comes of it. */
class MfaTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final String RIGHT = LocalUser.ANN.password();
    private static final String RESPOND = "RespondToAuthChallenge";
    private static final String INCORRECT =
            "NotAuthorizedException: Incorrect username or password.";
    private static final MovableClock CLOCK = new MovableClock();
    private static final Script SCRIPT = new Script();

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(LocalCognito.builder().clock(CLOCK).functions(SCRIPT));

    private final SrpClient srp = new SrpClient();
    private Client client = Client.of(cognito.server());

    @BeforeEach
    void begin() {
        SCRIPT.reset();
        client = Client.of(cognito.server());
    }

    @Test
    void theFunctionsSeeThePasswordAsTwoEntries() {
        var password = challenge(ANN);
        assertThat(SCRIPT.last(Trigger.DEFINE).at("/request/session"))
                .hasToString(
                        "[{\"challengeName\":\"SRP_A\",\"challengeResult\":true,"
                                + "\"challengeMetadata\":null}]");
        var code = client.call(RESPOND, proof(password, RIGHT));
        assertThat(SCRIPT.last(Trigger.CREATE).at("/request/session"))
                .hasToString(
                        "[{\"challengeName\":\"SRP_A\",\"challengeResult\":true,"
                                + "\"challengeMetadata\":null},"
                                + "{\"challengeName\":\"PASSWORD_VERIFIER\","
                                + "\"challengeResult\":true,\"challengeMetadata\":null}]");

        var reply = client.answer(MFA, code, "42");

        assertThat(reply.has("AuthenticationResult")).isTrue();
        assertThat(password.path("ChallengeParameters").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "SALT", "SECRET_BLOCK", "SRP_B", "USERNAME", "USER_ID_FOR_SRP");
    }

    @Test
    void anyPasswordThatWasSetIsTheRightOne() {
        var random = new Random(20260101);
        for (var run = 0; run < 20; run++) {
            var password = "Aa1-" + Long.toString(random.nextLong(), 36) + "é漢😀";
            set(password, true);

            assertThat(client.call(RESPOND, proof(challenge(ANN), password)).has("Session"))
                    .as(password)
                    .isTrue();
        }
    }

    @Test
    void aWrongPasswordEndsTheSignInAndDefineIsNotAsked() {
        var password = challenge(ANN);
        var events = SCRIPT.events().size();

        assertThat(client.refusal(RESPOND, proof(password, "Wrong-Horse-1"))).isEqualTo(INCORRECT);
        assertThat(client.refusal(RESPOND, proof(password, RIGHT)))
                .isEqualTo("NotAuthorizedException: Invalid session for the user.");
        assertThat(SCRIPT.events()).hasSize(events);
    }

    @Test
    void aStrangerIsAskedForAPasswordThatNobodyKnows() {
        var one = challenge("+12025550199");
        var another = challenge("+12025550199");

        assertThat(one.at("/ChallengeParameters/SALT"))
                .isEqualTo(another.at("/ChallengeParameters/SALT"));
        assertThat(client.refusal(RESPOND, proof(one, RIGHT))).isEqualTo(INCORRECT);
    }

    @Test
    void fiveWrongPasswordsLockTheUserOutLongerAndLonger() {
        for (var failure = 0; failure < 5; failure++) {
            client.refusal(RESPOND, proof(challenge(ANN), "Wrong-Horse-1"));
        }
        var exceeded = "NotAuthorizedException: Password attempts exceeded";
        assertThat(client.refusal(RESPOND, proof(challenge(ANN), RIGHT))).isEqualTo(exceeded);
        CLOCK.pass(Duration.ofSeconds(1));
        assertThat(client.refusal(RESPOND, proof(challenge(ANN), "Wrong-Horse-1")))
                .isEqualTo(INCORRECT);
        CLOCK.pass(Duration.ofMillis(1999));
        assertThat(client.refusal(RESPOND, proof(challenge(ANN), RIGHT))).isEqualTo(exceeded);
        CLOCK.pass(Duration.ofMillis(1));

        assertThat(client.call(RESPOND, proof(challenge(ANN), RIGHT)).has("Session")).isTrue();
    }

    @Test
    void aLockoutIsNeverLongerThanAQuarterOfAnHour() {
        for (var failure = 0; failure < 20; failure++) {
            client.refusal(RESPOND, proof(challenge(ANN), "Wrong-Horse-1"));
            CLOCK.pass(Duration.ofMinutes(15));
        }

        assertThat(client.call(RESPOND, proof(challenge(ANN), RIGHT)).has("Session")).isTrue();
    }

    @Test
    void aTimestampOfAnotherDayOrAnotherShapeProvesNothing() {
        var old = new HashMap<>(proofOf(challenge(ANN), RIGHT, Duration.ofMinutes(-6)));
        assertThat(client.refusal(RESPOND, response(MFA.clientId(), challenge(ANN), old)))
                .isEqualTo(INCORRECT);

        var password = challenge(ANN);
        var garbage = new HashMap<>(proofOf(password, RIGHT, Duration.ZERO));
        garbage.put("TIMESTAMP", "now");
        assertThat(client.refusal(RESPOND, response(MFA.clientId(), password, garbage)))
                .isEqualTo(INCORRECT);
    }

    @Test
    void aProofForAnotherExchangeProvesNothing() {
        var one = challenge(ANN);
        var another = challenge(ANN);
        var mixed = proof(one, RIGHT);
        mixed.set("Session", another.path("Session"));

        assertThat(client.refusal(RESPOND, mixed)).isEqualTo(INCORRECT);
    }

    @Test
    void whoTakesAWayAroundThePasswordIsToldThatItIsMissing() {
        SCRIPT.responds(Trigger.DEFINE, "{\"challengeName\":\"PASSWORD_VERIFIER\"}");

        assertThat(client.refusal("InitiateAuth", initiation(MFA.clientId(), ANN)))
                .isEqualTo("InvalidParameterException: Missing required parameter SRP_A");
    }

    @Test
    void anAThatIsZeroIsRefused() {
        var request =
                initiation(
                        MFA.clientId(),
                        Map.of("USERNAME", ANN, "SRP_A", "0", "CHALLENGE_NAME", "SRP_A"));

        assertThat(client.refusal("InitiateAuth", request))
                .isEqualTo("InvalidParameterException: Invalid SRP_A");
    }

    @Test
    void sayingSrpWithoutAnAIsRefused() {
        var request =
                initiation(MFA.clientId(), Map.of("USERNAME", ANN, "CHALLENGE_NAME", "SRP_A"));

        assertThat(client.refusal("InitiateAuth", request))
                .isEqualTo("InvalidParameterException: Missing required parameter SRP_A");
    }

    /** A hole in Cognito that ours must show, too: whoever hands out passwords must know it. */
    @Test
    void aTemporaryPasswordLeadsToTokensWithoutTheCustomChallenge() {
        set("Temporary-Horse-1", false);
        var change = client.call(RESPOND, proof(challenge(ANN), "Temporary-Horse-1"));
        assertThat(change.path("ChallengeName").asText()).isEqualTo("NEW_PASSWORD_REQUIRED");
        assertThat(change.at("/ChallengeParameters/userAttributes").asText()).contains(ANN);

        assertThat(client.refusal(RESPOND, newPassword(change, "short")))
                .isEqualTo(
                        "InvalidPasswordException:"
                                + " Password did not conform with policy: Password not long enough");
        var reply = client.call(RESPOND, newPassword(change, "Changed-Horse-1"));

        assertThat(reply.has("AuthenticationResult")).isTrue();
        assertThat(SCRIPT.events())
                .noneMatch(event -> event.path("triggerSource").asText().startsWith("CreateAuth"));
        assertThat(client.call(RESPOND, proof(challenge(ANN), "Changed-Horse-1")).has("Session"))
                .isTrue();
    }

    @Test
    void plainSrpNeedsNoSessionAndNoFunction() {
        cognito.server().createClient(MFA.id(), "plain", null, "{}");
        var request = initiation("plain", Map.of("USERNAME", ANN, "SRP_A", srp.publicA()));
        request.put("AuthFlow", "USER_SRP_AUTH");
        var password = client.call("InitiateAuth", request);
        assertThat(password.has("Session")).isFalse();

        var answer = response("plain", password, proofOf(password, RIGHT, Duration.ZERO));
        var reply = client.call(RESPOND, answer);

        assertThat(reply.has("AuthenticationResult")).isTrue();
        assertThat(SCRIPT.events()).isEmpty();
        assertThat(client.refusal(RESPOND, answer)).contains("Invalid session");
    }

    @Test
    void flowsThatTheClientIsNotAllowedAreRefused() {
        var request = initiation(MFA.clientId(), Map.of("USERNAME", ANN, "SRP_A", "abc"));

        assertThat(client.refusal("InitiateAuth", request.put("AuthFlow", "USER_SRP_AUTH")))
                .isEqualTo(
                        "InvalidParameterException: USER_SRP_AUTH is not enabled for the client.");
        assertThat(client.refusal("InitiateAuth", request.put("AuthFlow", "USER_PASSWORD_AUTH")))
                .isEqualTo(
                        "InvalidParameterException:"
                                + " USER_PASSWORD_AUTH flow not enabled for this client");
    }

    private ObjectNode challenge(String userName) {
        var parameters =
                Map.of("USERNAME", userName, "SRP_A", srp.publicA(), "CHALLENGE_NAME", "SRP_A");
        return client.call("InitiateAuth", initiation(MFA.clientId(), parameters));
    }

    private ObjectNode proof(ObjectNode challenge, String password) {
        return response(MFA.clientId(), challenge, proofOf(challenge, password, Duration.ZERO));
    }

    private Map<String, String> proofOf(ObjectNode challenge, String password, Duration skew) {
        return srp.prove(challenge, MFA.id(), password, CLOCK.instant().plus(skew));
    }

    private static ObjectNode newPassword(ObjectNode challenge, String password) {
        return response(
                MFA.clientId(), challenge, Map.of("USERNAME", ANN, "NEW_PASSWORD", password));
    }

    private void set(String password, boolean permanent) {
        client.call(
                "AdminSetUserPassword",
                Json.object()
                        .put("UserPoolId", MFA.id())
                        .put("Username", ANN)
                        .put("Password", password)
                        .put("Permanent", permanent));
    }
}
