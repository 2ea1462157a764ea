package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.Client.initiation;
import static cognitoverify.local.cognito.Client.response;
import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A sign-in without a password, as far as it has come. */
record SignInRound(Client client, ObjectNode reply) {
    /** Right for nobody: codes have six digits. */
    static final String WRONG = "00000000";

    static SignInRound begin(LocalCognito cognito, String userName) {
        var client = Client.of(cognito);
        var request = initiation(PASSWORDLESS.clientId(), userName);
        return new SignInRound(client, client.call("InitiateAuth", request));
    }

    /** The next round, tokens, or Cognito's refusal. */
    SignInRound answer(String answer) {
        var request = response(PASSWORDLESS.clientId(), reply, answer);
        return new SignInRound(
                client, Client.body(client.post("RespondToAuthChallenge", request.toString())));
    }

    boolean isRefused() {
        return reply.has("__type");
    }

    boolean isSignedIn() {
        return reply.has("AuthenticationResult");
    }

    String reason() {
        return parameter("REASON");
    }

    String parameter(String name) {
        return reply.at("/ChallengeParameters/" + name).asText();
    }
}
