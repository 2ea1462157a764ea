package cognitoverify.benchmarks.local;

import cognitoverify.local.cognito.LocalPool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** One passwordless sign-in, as a client makes it. */
record SignIn(Connection cognito, String number) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = LocalPool.PASSWORDLESS.clientId();

    /**
     * Whether it ends in tokens.
     *
     * @param codes the newest ones, by number
     */
    boolean succeeds(Map<String, String> codes) {
        var initiation = JSON.createObjectNode().put("AuthFlow", "CUSTOM_AUTH");
        initiation.put("ClientId", CLIENT).putObject("AuthParameters").put("USERNAME", number);
        var round = call("InitiateAuth", initiation);
        var code = codes.get(number);
        return code != null && answer(round, code).has("AuthenticationResult");
    }

    private JsonNode answer(JsonNode round, String code) {
        var answer = JSON.createObjectNode().put("ChallengeName", "CUSTOM_CHALLENGE");
        answer.put("ClientId", CLIENT).put("Session", round.path("Session").asText());
        answer.putObject("ChallengeResponses")
                .put("USERNAME", round.at("/ChallengeParameters/USERNAME").asText())
                .put("ANSWER", code);
        return call("RespondToAuthChallenge", answer);
    }

    private JsonNode call(String operation, ObjectNode body) {
        try {
            return JSON.readTree(cognito.call(operation, body.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
