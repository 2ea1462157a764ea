package cognitoverify.local.cognito.pool;

import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** What a pool is set to: what was given, over Cognito's defaults. */
final class PoolSettings {
    /** Only CreateUserPool can say them. */
    private static final List<String> FOR_EVER =
            List.of("AliasAttributes", "UsernameAttributes", "UsernameConfiguration", "Schema");

    private static final String DAYS = "TemporaryPasswordValidityDays";

    private PoolSettings() {}

    static ObjectNode created(ObjectNode given) {
        refuseTwoValidities(given);
        var settings = defaults();
        settings.setAll(given.deepCopy());
        settings.set("Name", settings.remove("PoolName"));
        return settings;
    }

    /** As Cognito does: what is not given is not kept, but set to its default. */
    static ObjectNode updated(ObjectNode before, ObjectNode given) {
        refuseTwoValidities(given);
        var settings = defaults();
        settings.setAll(given.deepCopy());
        settings.remove("UserPoolId");
        settings.remove("PoolName");
        settings.remove(FOR_EVER);
        settings.set("Name", before.get("Name"));
        if (given.hasNonNull("PoolName")) {
            settings.set("Name", given.get("PoolName"));
        }
        FOR_EVER.stream()
                .filter(before::has)
                .forEach(field -> settings.set(field, before.get(field)));
        return settings;
    }

    /** With both names of the days that a temporary password lives, of which one may be given. */
    static ObjectNode described(ObjectNode settings) {
        var described = settings.deepCopy();
        var days = described.path("Policies").path("PasswordPolicy").path(DAYS);
        if (days.isNumber()) {
            described
                    .withObjectProperty("AdminCreateUserConfig")
                    .put("UnusedAccountValidityDays", days.asInt());
        }
        return described;
    }

    private static void refuseTwoValidities(ObjectNode given) {
        if (given.path("AdminCreateUserConfig").has("UnusedAccountValidityDays")
                && given.path("Policies").path("PasswordPolicy").has(DAYS)) {
            throw CognitoException.invalidParameter(
                    "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of"
                            + " UnusedAccountValidityDays");
        }
    }

    private static ObjectNode defaults() {
        var settings = Json.object();
        settings.putObject("Policies")
                .putObject("PasswordPolicy")
                .put("MinimumLength", 8)
                .put("RequireUppercase", true)
                .put("RequireLowercase", true)
                .put("RequireNumbers", true)
                .put("RequireSymbols", true)
                .put(DAYS, 7);
        settings.putObject("LambdaConfig");
        settings.putObject("AdminCreateUserConfig").put("AllowAdminCreateUserOnly", false);
        return settings.put("MfaConfiguration", "OFF").put("DeletionProtection", "INACTIVE");
    }
}
