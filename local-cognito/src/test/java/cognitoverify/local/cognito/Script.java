package cognitoverify.local.cognito;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.trigger.FunctionAnswer;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Returned;
import cognitoverify.local.cognito.trigger.Trigger;
import cognitoverify.local.cognito.trigger.TriggerFunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Functions for tests: a round's answer is {@code 42}, and four wrong ones are too many. Any of
 * them can be told to behave otherwise.
 */
final class Script implements TriggerFunctions, UnaryOperator<TriggerFunctions> {
    private final Map<Trigger, Function<ObjectNode, FunctionAnswer>> behaviour =
            new EnumMap<>(Trigger.class);
    private final List<ObjectNode> events = new CopyOnWriteArrayList<>();

    Script() {
        reset();
    }

    void reset() {
        events.clear();
        on(Trigger.DEFINE, Script::define);
        on(Trigger.CREATE, Script::create);
        on(
                Trigger.VERIFY,
                event -> {
                    var request = event.path("request");
                    var right = request.at("/privateChallengeParameters/answer");
                    return respond(
                            event,
                            "{\"answerCorrect\":%s}"
                                    .formatted(right.equals(request.path("challengeAnswer"))));
                });
    }

    void on(Trigger trigger, Function<ObjectNode, FunctionAnswer> does) {
        behaviour.put(trigger, does);
    }

    void responds(Trigger trigger, String response) {
        on(trigger, event -> respond(event, response));
    }

    /** What the functions were given, oldest first. */
    List<ObjectNode> events() {
        return events;
    }

    ObjectNode last(Trigger trigger) {
        return events.stream()
                .filter(event -> event.path("triggerSource").asText().equals(trigger.source()))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Override
    public TriggerFunctions apply(TriggerFunctions instead) {
        return this;
    }

    @Override
    public FunctionAnswer invoke(String function, String text) {
        var event = Objects.requireNonNull(Json.readObject(text));
        events.add(event);
        for (var entry : behaviour.entrySet()) {
            if (event.path("triggerSource").asText().equals(entry.getKey().source())) {
                return entry.getValue().apply(event.deepCopy());
            }
        }
        throw new AssertionError(text);
    }

    private static FunctionAnswer define(ObjectNode event) {
        var session = event.at("/request/session");
        var last = session.path(session.size() - 1);
        if (last.path("challengeName").asText().equals("SRP_A")) {
            return respond(event, "{\"challengeName\":\"PASSWORD_VERIFIER\"}");
        }
        if (last.path("challengeName").asText().equals("CUSTOM_CHALLENGE")) {
            if (last.path("challengeResult").asBoolean()) {
                return respond(event, "{\"issueTokens\":true,\"failAuthentication\":false}");
            }
            if (session.size() == 4) {
                return respond(event, "{\"issueTokens\":false,\"failAuthentication\":true}");
            }
        }
        return respond(event, "{\"challengeName\":\"CUSTOM_CHALLENGE\"}");
    }

    private static FunctionAnswer create(ObjectNode event) {
        var round = event.at("/request/session").size();
        return respond(
                event,
                """
                {"publicChallengeParameters":{"hint":"%d"},
                 "privateChallengeParameters":{"answer":"42"},
                 "challengeMetadata":"round-%d"}
                """
                        .formatted(round, round));
    }

    static Returned respond(ObjectNode event, String response) {
        JsonNode filled = Objects.requireNonNull(Json.read(response));
        event.set("response", filled);
        return new Returned(event.toString());
    }
}
