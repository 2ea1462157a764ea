package cognitoverify.local.cognito.pool;

import cognitoverify.local.cognito.error.CognitoException;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.function.IntPredicate;

/** What a pool asks of a password. */
record PasswordPolicy(JsonNode policy) {
    static PasswordPolicy of(JsonNode poolSettings) {
        return new PasswordPolicy(poolSettings.path("Policies").path("PasswordPolicy"));
    }

    void check(String password) {
        require(
                password.length() >= policy.path("MinimumLength").asInt(8),
                "Password not long enough");
        need(password, "RequireUppercase", Character::isUpperCase, "uppercase");
        need(password, "RequireLowercase", Character::isLowerCase, "lowercase");
        need(password, "RequireNumbers", Character::isDigit, "numeric");
        need(password, "RequireSymbols", c -> !Character.isLetterOrDigit(c), "symbol");
    }

    private void need(String password, String rule, IntPredicate wanted, String kind) {
        require(
                !policy.path(rule).asBoolean(false) || password.chars().anyMatch(wanted),
                "Password must have " + kind + " characters");
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new CognitoException(
                    "InvalidPasswordException", "Password did not conform with policy: " + problem);
        }
    }
}
