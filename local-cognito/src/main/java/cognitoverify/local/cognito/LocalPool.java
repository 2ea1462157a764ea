package cognitoverify.local.cognito;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.trigger.FunctionArn;
import cognitoverify.local.cognito.trigger.Trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** The pools that are there from the start, each for one way to sign in. */
public enum LocalPool {
    /** The code is the sign-in. */
    PASSWORDLESS("local_passwordless", "localpasswordless"),

    /** A password first, then the code. */
    MFA("local_mfa", "localmfa");

    private final String id;
    private final String clientId;

    LocalPool(String id, String clientId) {
        this.id = id;
        this.clientId = clientId;
    }

    /** The pool's id. */
    public String id() {
        return id;
    }

    /** Its one client: public, without a secret. */
    public String clientId() {
        return clientId;
    }

    /** As AWS SAM names a function in the template: what any Lambda endpoint knows it by. */
    static String logicalId(Trigger trigger) {
        return switch (trigger) {
            case DEFINE -> "DefineAuthChallengeFunction";
            case CREATE -> "CreateAuthChallengeFunction";
            case VERIFY -> "VerifyAuthChallengeFunction";
        };
    }

    /** Each pool's functions are other ones, since they are set for its way to sign in. */
    String function(Trigger trigger) {
        return id + "-" + logicalId(trigger);
    }

    ObjectNode settings(boolean ownFunctions) {
        var settings = Json.object().put("PoolName", id);
        settings.set("UsernameAttributes", Json.array(List.of("phone_number", "email")));
        var functions = settings.putObject("LambdaConfig");
        for (var trigger : Trigger.values()) {
            var name = ownFunctions ? function(trigger) : logicalId(trigger);
            functions.put(trigger.text(), FunctionArn.of(name));
        }
        return settings;
    }

    /** As the template's own client. */
    ObjectNode clientSettings() {
        var settings = Json.object().put("ClientName", clientId);
        settings.set(
                "ExplicitAuthFlows",
                Json.array(List.of("ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
        return settings.put("PreventUserExistenceErrors", "ENABLED").put("AuthSessionValidity", 15);
    }
}
