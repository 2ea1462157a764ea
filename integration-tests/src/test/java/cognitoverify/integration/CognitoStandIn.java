package cognitoverify.integration;

import cognitoverify.lambda.Event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * Plays Cognito's part in one sign-in: keeps the session, carries what create returned to verify,
 * and calls the functions in Cognito's order. Not more of Cognito than that.
 */
final class CognitoStandIn {
    private static final Event DEFINE = Event.file("passwordless/01-define-start.json");
    private static final Event CREATE = Event.file("passwordless/02-create-first-code.json");
    private static final Event VERIFY = Event.file("passwordless/03-verify-right-code.json");

    private final Functions functions;
    private final Map<String, String> attributes;
    private final boolean userNotFound;
    private final ArrayNode session = JsonNodeFactory.instance.arrayNode();
    private JsonNode round = JsonNodeFactory.instance.missingNode();

    private CognitoStandIn(
            Functions functions, Map<String, String> attributes, boolean userNotFound) {
        this.functions = functions;
        this.attributes = attributes;
        this.userNotFound = userNotFound;
    }

    /** A user with that number, verified. */
    static CognitoStandIn withUser(Functions functions, String phoneNumber) {
        return new CognitoStandIn(
                functions,
                Map.of(
                        "sub", "0588acd1-6f1c-4c5e-9d3e-2f0a7b1c9e10",
                        "phone_number", phoneNumber,
                        "phone_number_verified", "true"),
                false);
    }

    /** A user whom Cognito makes up, since nobody has that number. */
    static CognitoStandIn withoutUser(Functions functions) {
        return new CognitoStandIn(functions, Map.of(), true);
    }

    /** What a client is told next. */
    sealed interface Next {
        /** A round: its public parameters. */
        record Round(Map<String, String> parameters) implements Next {}

        /** Cognito checks the password itself. */
        record PasswordVerifier() implements Next {}

        /** Signed in. */
        record Tokens() implements Next {}

        /** NotAuthorizedException. */
        record NotAuthorized() implements Next {}
    }

    /** InitiateAuth, without a password. */
    Next initiate() {
        return next(Map.of());
    }

    /** InitiateAuth with SRP_A: says nothing about a password yet. */
    Next initiateWithSrp() {
        return answered("SRP_A", true, null, Map.of());
    }

    /** RespondToAuthChallenge to PASSWORD_VERIFIER, with the right password. */
    Next respondWithPassword(Map<String, String> clientMetadata) {
        return answered("PASSWORD_VERIFIER", true, null, clientMetadata);
    }

    /** RespondToAuthChallenge to a round. */
    Next respond(String answer) {
        return respond(answer, Map.of());
    }

    /** RespondToAuthChallenge to a round, with metadata. */
    Next respond(String answer, Map<String, String> clientMetadata) {
        var event =
                VERIFY.with(
                                "/request/privateChallengeParameters",
                                round.get("privateChallengeParameters"))
                        .with("/request/challengeAnswer", answer);
        var correct =
                invoke(Functions.VERIFY, event, clientMetadata).get("answerCorrect").asBoolean();
        return answered(
                "CUSTOM_CHALLENGE",
                correct,
                round.get("challengeMetadata").asText(),
                clientMetadata);
    }

    private Next answered(
            String challenge,
            boolean correct,
            @Nullable String metadata,
            Map<String, String> clientMetadata) {
        session.addObject()
                .put("challengeName", challenge)
                .put("challengeResult", correct)
                .put("challengeMetadata", metadata);
        return next(clientMetadata);
    }

    private Next next(Map<String, String> clientMetadata) {
        var decision =
                invoke(Functions.DEFINE, DEFINE.with("/request/session", session), clientMetadata);
        if (decision.get("issueTokens").asBoolean()) {
            return new Next.Tokens();
        }
        return switch (decision.path("challengeName").asText()) {
            case "CUSTOM_CHALLENGE" -> create(clientMetadata);
            case "PASSWORD_VERIFIER" -> new Next.PasswordVerifier();
            default -> new Next.NotAuthorized();
        };
    }

    private Next create(Map<String, String> clientMetadata) {
        round = invoke(Functions.CREATE, CREATE.with("/request/session", session), clientMetadata);
        var parameters = new TreeMap<String, String>();
        round.get("publicChallengeParameters")
                .properties()
                .forEach(field -> parameters.put(field.getKey(), field.getValue().textValue()));
        return new Next.Round(parameters);
    }

    private JsonNode invoke(String function, Event event, Map<String, String> clientMetadata) {
        var about =
                event.with("/request/userAttributes", attributes)
                        .with("/request/userNotFound", userNotFound);
        var sent =
                clientMetadata.isEmpty()
                        ? about
                        : about.with("/request/clientMetadata", clientMetadata);
        return functions.invoke(function, sent).get("response");
    }
}
