package cognitoverify.local.cognito.trigger;

import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Reads what a function filled in. A value of the wrong kind makes the whole answer unusable, null
 * is absent.
 *
 * @param response the {@code response} that the function returned
 */
public record Answers(ObjectNode response) {
    /** The truth, false if it is absent. */
    public boolean truth(String key) {
        var value = response.path(key);
        if (!value.isBoolean() && !isAbsent(key)) {
            throw unusable();
        }
        return value.asBoolean();
    }

    /** The text, null if it is absent. */
    public @Nullable String text(String key) {
        var value = response.path(key);
        if (!value.isTextual() && !isAbsent(key)) {
            throw unusable();
        }
        return value.textValue();
    }

    /** The texts, none if they are absent. */
    public Map<String, String> texts(String key) {
        if (isAbsent(key)) {
            return Map.of();
        }
        var texts = Json.texts(response.path(key));
        if (texts == null) {
            throw unusable();
        }
        return texts;
    }

    /** What is left to say of an answer that says nothing usable. */
    public static CognitoException unusable() {
        return TriggerCaller.unrecognizable();
    }

    private boolean isAbsent(String key) {
        return !response.hasNonNull(key);
    }
}
