package cognitoverify.local.cognito.auth;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.User;
import cognitoverify.local.cognito.trigger.Trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The events as Cognito sends them, key by key in its order. */
final class Events {
    private Events() {}

    static ObjectNode define(Flow flow) {
        var event = head(flow, Trigger.DEFINE);
        var request = attributes(flow, event);
        SessionEntry.write(flow.entries(), request.putArray("session"));
        return tail(flow, event, request, Trigger.DEFINE);
    }

    static ObjectNode create(Flow flow) {
        var event = head(flow, Trigger.CREATE);
        var request = attributes(flow, event).put("challengeName", Challenge.Custom.NAME);
        SessionEntry.write(flow.entries(), request.putArray("session"));
        return tail(flow, event, request, Trigger.CREATE);
    }

    /** Verify sees no session, only what the last create left for it. */
    static ObjectNode verify(Flow flow, Map<String, String> privateParameters, String answer) {
        var event = head(flow, Trigger.VERIFY);
        var request = attributes(flow, event);
        request.set("privateChallengeParameters", Json.object(privateParameters));
        request.put("challengeAnswer", answer);
        return tail(flow, event, request, Trigger.VERIFY);
    }

    private static ObjectNode head(Flow flow, Trigger trigger) {
        var event =
                Json.object()
                        .put("version", "1")
                        .put("region", flow.pool().region())
                        .put("userPoolId", flow.pool().id())
                        .put("userName", flow.account().name());
        event.putObject("callerContext")
                .put("awsSdkVersion", flow.sdk())
                .put("clientId", flow.client().id());
        return event.put("triggerSource", trigger.source());
    }

    private static ObjectNode attributes(Flow flow, ObjectNode event) {
        var request = event.putObject("request");
        var attributes = request.putObject("userAttributes");
        var user = flow.account().user();
        if (user != null) {
            write(user, flow, attributes);
        }
        return request;
    }

    private static void write(User user, Flow flow, ObjectNode attributes) {
        var signedOutAt = user.signedOutAt();
        if (signedOutAt != null) {
            attributes.put("cognito:token_nbf", String.valueOf(signedOutAt.toEpochMilli()));
        }
        attributes.put("sub", user.sub());
        aliases(flow).stream()
                .filter(user.attributes()::containsKey)
                .forEach(
                        name -> attributes.put("cognito:" + name + "_alias", user.attribute(name)));
        attributes.put("cognito:user_status", user.status().name());
        user.attributes().forEach(attributes::put);
    }

    private static Set<String> aliases(Flow flow) {
        var aliases = new TreeSet<>(flow.pool().usernameAttributes());
        aliases.addAll(flow.pool().aliasAttributes());
        aliases.retainAll(List.of("email", "phone_number"));
        return aliases;
    }

    private static ObjectNode tail(
            Flow flow, ObjectNode event, ObjectNode request, Trigger trigger) {
        if (!flow.metadata().isEmpty()) {
            request.set("clientMetadata", Json.object(flow.metadata()));
        }
        if (flow.client().hidesUsers()) {
            request.put("userNotFound", flow.account().isStranger());
        }
        var response = event.putObject("response");
        trigger.responseKeys().forEach(response::putNull);
        return event;
    }
}
