package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Reply.Next;
import cognitoverify.lambda.Event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Cognito's part in one sign-in: it keeps the session and the last round's private parameters, and
 * asks the functions in its order.
 */
final class CognitoStandIn {

    private static final Pattern TIMES = Pattern.compile("(firstSentAt|lastSentAt)=(\\d+)");

    private final Functions functions;
    private final SignInEvents events;
    private final ArrayNode session;
    private Map<String, String> privateParameters = Map.of();
    private String metadata = "";

    CognitoStandIn(Functions functions, SignInEvents events) {
        this.functions = functions;
        this.events = events;
        this.session = ((ArrayNode) events.define().node().at("/request/session")).deepCopy();
    }

    /** InitiateAuth. */
    Reply start() {
        return next(Map.of());
    }

    /** The right password. */
    Reply password(Map<String, String> clientMetadata) {
        enter("PASSWORD_VERIFIER", true, null);
        return next(clientMetadata);
    }

    /** A code. */
    Reply answer(String code) {
        return answer(code, Map.of());
    }

    /** No code, but a wish for another. */
    Reply resend() {
        return answer("resend", Map.of("codeAction", "resend"));
    }

    /** RespondToAuthChallenge. */
    Reply answer(String answer, Map<String, String> clientMetadata) {
        var right =
                functions
                        .invoke(Functions.VERIFY, with(verification(answer), clientMetadata))
                        .path("answerCorrect");
        assertThat(right.isBoolean()).as("answerCorrect is a boolean: %s", right).isTrue();
        enter("CUSTOM_CHALLENGE", right.booleanValue(), metadata);
        return next(clientMetadata);
    }

    /** What verify is asked about an answer to the newest round. */
    Event verification(String answer) {
        return events.verify()
                .with("/request/privateChallengeParameters", privateParameters)
                .with("/request/challengeAnswer", answer);
    }

    /** Lets time pass since the codes were sent, without waiting for it. */
    void passes(Duration time) {
        metadata =
                TIMES.matcher(metadata)
                        .replaceAll(
                                (MatchResult found) ->
                                        found.group(1) + "=" + earlier(found.group(2), time));
        var aged = new TreeMap<>(privateParameters);
        aged.computeIfPresent("sentAt", (_, sentAt) -> earlier(sentAt, time));
        privateParameters = aged;
    }

    private Reply next(Map<String, String> clientMetadata) {
        var event = events.define().with("/request/session", session);
        var decision = functions.invoke(Functions.DEFINE, with(event, clientMetadata));
        if (decision.path("failAuthentication").asBoolean()) {
            return new Reply(Next.NOT_AUTHORIZED);
        }
        if (decision.path("issueTokens").asBoolean()) {
            return new Reply(Next.TOKENS);
        }
        return switch (decision.path("challengeName").asText()) {
            case "PASSWORD_VERIFIER" -> new Reply(Next.PASSWORD);
            case "CUSTOM_CHALLENGE" -> new Reply(Next.CODE, round(clientMetadata));
            default -> throw new AssertionError("No decision: " + decision);
        };
    }

    private Map<String, String> round(Map<String, String> clientMetadata) {
        var event = events.create().with("/request/session", session);
        var round = functions.invoke(Functions.CREATE, with(event, clientMetadata));
        metadata = round.path("challengeMetadata").asText();
        privateParameters = strings(round.path("privateChallengeParameters"));
        return strings(round.path("publicChallengeParameters"));
    }

    private void enter(String name, boolean result, @Nullable String metadata) {
        session.addObject()
                .put("challengeName", name)
                .put("challengeResult", result)
                .put("challengeMetadata", metadata);
    }

    private static Event with(Event event, Map<String, String> clientMetadata) {
        // Cognito leaves the key out if the client gave none.
        return clientMetadata.isEmpty()
                ? event
                : event.with("/request/clientMetadata", clientMetadata);
    }

    private static String earlier(String second, Duration time) {
        return String.valueOf(Long.parseLong(second) - time.toSeconds());
    }

    private static Map<String, String> strings(JsonNode object) {
        var strings = new TreeMap<String, String>();
        object.properties()
                .forEach(
                        field -> {
                            assertThat(field.getValue().isTextual()).as("%s", field).isTrue();
                            strings.put(field.getKey(), field.getValue().textValue());
                        });
        return strings;
    }
}
