package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@LocalCognitoTest
class PasswordlessTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();

    @Test
    void signsInWithTheCodeFromTheMessage(LocalCognito cognito) {
        var client = Client.of(cognito);

        var challenge = client.initiate(PASSWORDLESS, ANN);
        var code = cognito.verify().inbox(ANN).getFirst().code();
        var reply = client.answer(PASSWORDLESS, challenge, code);

        assertThat(challenge.path("ChallengeName").asText()).isEqualTo("CUSTOM_CHALLENGE");
        assertThat(challenge.at("/ChallengeParameters/REASON").asText()).isEqualTo("CODE_SENT");
        assertThat(reply.at("/AuthenticationResult/TokenType").asText()).isEqualTo("Bearer");
        assertThat(reply.path("ChallengeParameters")).isEmpty();
    }
}
