package cognitoverify.local.cognito.pool;

import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an app client is set to: what was given, over Cognito's defaults. */
final class ClientSettings {
    private static final List<String> NOT_SETTINGS =
            List.of("UserPoolId", "ClientId", "GenerateSecret", "ClientSecret");
    private static final Set<String> UNITS = Set.of("seconds", "minutes", "hours", "days");

    private ClientSettings() {}

    /** For a new client, and for one that is updated: what is not given becomes the default. */
    static ObjectNode of(ObjectNode given) {
        var settings =
                Json.object()
                        .put("RefreshTokenValidity", 30)
                        .put("AuthSessionValidity", 3)
                        .put("EnableTokenRevocation", true)
                        .put("PreventUserExistenceErrors", "LEGACY")
                        .put("AllowedOAuthFlowsUserPoolClient", false);
        settings.setAll(given.deepCopy());
        settings.remove(NOT_SETTINGS);
        check(settings);
        return settings;
    }

    private static void check(ObjectNode settings) {
        var minutes = settings.path("AuthSessionValidity").asInt();
        require(
                minutes >= 3 && minutes <= 15,
                "Value '"
                        + minutes
                        + "' at 'authSessionValidity' failed to satisfy constraint:"
                        + " Member must have value between 3 and 15");
        var hiding = settings.path("PreventUserExistenceErrors").asText();
        require(
                hiding.equals("LEGACY") || hiding.equals("ENABLED"),
                "Value '"
                        + hiding
                        + "' at 'preventUserExistenceErrors' failed to satisfy"
                        + " constraint: Member must satisfy enum value set: [LEGACY, ENABLED]");
        checkFlows(settings);
        for (var unit : settings.path("TokenValidityUnits")) {
            require(
                    UNITS.contains(unit.asText()),
                    "Value '"
                            + unit.asText()
                            + "' at 'tokenValidityUnits' failed to satisfy"
                            + " constraint: Member must satisfy enum value set: "
                            + "[seconds, minutes, hours, days]");
        }
    }

    private static void checkFlows(ObjectNode settings) {
        var flows = new ArrayList<String>();
        settings.path("ExplicitAuthFlows").forEach(flow -> flows.add(flow.asText()));
        var modern = flows.stream().filter(flow -> flow.startsWith("ALLOW_")).count();
        require(
                modern == 0 || modern == flows.size(),
                "ExplicitAuthFlows can't have both names with the prefix ALLOW_ and without it.");
        require(
                !flows.contains("ALLOW_REFRESH_TOKEN_AUTH")
                        || !settings.at("/RefreshTokenRotation/Feature").asText().equals("ENABLED"),
                "ALLOW_REFRESH_TOKEN_AUTH can't be combined with refresh token rotation.");
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw CognitoException.invalidParameter("1 validation error detected: " + problem);
        }
    }
}
