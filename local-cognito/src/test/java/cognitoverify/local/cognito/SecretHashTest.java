package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.Client.initiation;
import static cognitoverify.local.cognito.Client.response;
import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Clients with a secret prove that they know it. */
class SecretHashTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final String ID = "withsecret";
    private static final String SECRET = "the client's secret";
    private static final String WRONG =
            "NotAuthorizedException: Unable to verify secret hash for client withsecret";
    private static final String MISSING =
            "NotAuthorizedException:"
                    + " Client withsecret is configured with secret but SECRET_HASH was not received";

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(LocalCognito.builder().functions(new Script()));

    private Client client = Client.of(cognito.server());

    @BeforeEach
    void begin() {
        client = Client.of(cognito.server());
        cognito.server().createClient(PASSWORDLESS.id(), ID, SECRET, "{}");
    }

    @Test
    void theHashIsAboutWhatWasTypedFirstAndTheCanonicalNameThen() {
        var start = Map.of("USERNAME", ANN, "SECRET_HASH", hash(ANN));
        var challenge = client.call("InitiateAuth", initiation(ID, start));
        var name = challenge.at("/ChallengeParameters/USERNAME").asText();

        var byAlias = Map.of("ANSWER", "42", "USERNAME", ANN, "SECRET_HASH", hash(ANN));
        assertThat(refusal(response(ID, challenge, byAlias))).isEqualTo(WRONG);
        assertThat(refusal(response(ID, challenge, "42"))).isEqualTo(MISSING);
        var byName = Map.of("ANSWER", "42", "SECRET_HASH", hash(name));

        var reply = client.call("RespondToAuthChallenge", response(ID, challenge, byName));

        assertThat(reply.has("AuthenticationResult")).isTrue();
    }

    @Test
    void withoutItNothingBegins() {
        assertThat(client.refusal("InitiateAuth", initiation(ID, ANN))).isEqualTo(MISSING);
        var wrong = Map.of("USERNAME", ANN, "SECRET_HASH", hash("somebody"));
        assertThat(client.refusal("InitiateAuth", initiation(ID, wrong))).isEqualTo(WRONG);
        var signUp = Json.object().put("ClientId", ID).put("Username", "+12025550101");
        assertThat(client.refusal("SignUp", signUp.put("Password", "Correct-Horse-1")))
                .isEqualTo(MISSING);
    }

    @Test
    void refreshingByInitiateAuthTakesTheHashAndByTheNewerWayTheSecret() {
        var start = Map.of("USERNAME", ANN, "SECRET_HASH", hash(ANN));
        var challenge = client.call("InitiateAuth", initiation(ID, start));
        var name = challenge.at("/ChallengeParameters/USERNAME").asText();
        var answer = Map.of("ANSWER", "42", "SECRET_HASH", hash(name));
        var refreshToken =
                client.call("RespondToAuthChallenge", response(ID, challenge, answer))
                        .at("/AuthenticationResult/RefreshToken")
                        .asText();

        var older = Map.of("REFRESH_TOKEN", refreshToken, "SECRET_HASH", hash(name));
        client.call("InitiateAuth", initiation(ID, older).put("AuthFlow", "REFRESH_TOKEN_AUTH"));
        var newer = Json.object().put("ClientId", ID).put("RefreshToken", refreshToken);
        assertThat(client.refusal("GetTokensFromRefreshToken", newer))
                .startsWith("NotAuthorizedException: Unable to verify secret");
        client.call("GetTokensFromRefreshToken", newer.put("ClientSecret", SECRET));
    }

    private String refusal(ObjectNode request) {
        return client.refusal("RespondToAuthChallenge", request);
    }

    private static String hash(String userName) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal((userName + ID).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
