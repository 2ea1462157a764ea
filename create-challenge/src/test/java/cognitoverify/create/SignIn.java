package cognitoverify.create;

import cognitoverify.lambda.Event;
import cognitoverify.lambda.LambdaFunction;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the session between calls of create, as Cognito does. Answers are wrong: with a right one,
 * create is not asked.
 */
final class SignIn {
    private final LambdaFunction<CognitoUserPoolCreateAuthChallengeEvent> create;
    private final Event first;
    private final ArrayNode session;
    private JsonNode response;

    SignIn(LambdaFunction<CognitoUserPoolCreateAuthChallengeEvent> create, Event first) {
        this.create = create;
        this.first = first;
        this.session = ((ArrayNode) first.node().at("/request/session")).deepCopy();
        this.response = first.node();
    }

    /** The first round. */
    Map<String, String> start() {
        return call(first);
    }

    /** A wrong code, and the next round. */
    Map<String, String> guess() {
        return answer(Map.of());
    }

    /** Another code, and the next round. */
    Map<String, String> resend() {
        return answer(Map.of("codeAction", "resend"));
    }

    /** Another code by that channel, and the next round. */
    Map<String, String> resend(String channel) {
        return answer(Map.of("codeAction", "resend", "codeChannel", channel));
    }

    /** An answer with such ClientMetadata, and the next round. */
    Map<String, String> answer(Map<String, String> clientMetadata) {
        session.addObject()
                .put("challengeName", "CUSTOM_CHALLENGE")
                .put("challengeResult", false)
                .put("challengeMetadata", metadata());
        var event = first.without("/request/clientMetadata").with("/request/session", session);
        return call(
                clientMetadata.isEmpty()
                        ? event
                        : event.with("/request/clientMetadata", clientMetadata));
    }

    /** The last round's metadata. */
    String metadata() {
        return response.get("challengeMetadata").asText();
    }

    /** The last round's private parameters. */
    Map<String, String> privateParameters() {
        return strings(response.get("privateChallengeParameters"));
    }

    /** The last round's public parameters. */
    Map<String, String> publicParameters() {
        return strings(response.get("publicChallengeParameters"));
    }

    private Map<String, String> call(Event event) {
        response = create.invoke(event).get("response");
        return publicParameters();
    }

    private static Map<String, String> strings(JsonNode object) {
        var map = new TreeMap<String, String>();
        object.properties().forEach(field -> map.put(field.getKey(), field.getValue().textValue()));
        return map;
    }
}
