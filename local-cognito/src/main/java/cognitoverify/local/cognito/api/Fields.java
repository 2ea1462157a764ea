package cognitoverify.local.cognito.api;

import cognitoverify.local.cognito.error.CognitoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request's fields. What is missing or of the wrong type is refused as Cognito does.
 *
 * @param sdk the client's name and version, as events have it
 */
record Fields(ObjectNode node, String sdk) {
    String text(String name) {
        var text = optionalText(name);
        if (text == null) {
            throw isNull(name);
        }
        if (text.isEmpty()) {
            throw CognitoException.invalidParameter(
                    "1 validation error detected: Value '' at '"
                            + member(name)
                            + "' failed to satisfy constraint:"
                            + " Member must have length greater than or equal to 1");
        }
        return text;
    }

    @Nullable String optionalText(String name) {
        var value = node.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrongType(name, "a String");
        }
        return value.textValue();
    }

    boolean truth(String name) {
        var value = node.path(name);
        if (!isAbsent(value) && !value.isBoolean()) {
            throw wrongType(name, "a Boolean");
        }
        return value.asBoolean();
    }

    int number(String name, int ifAbsent) {
        var value = node.path(name);
        if (!isAbsent(value) && !value.canConvertToInt()) {
            throw wrongType(name, "an Integer");
        }
        return value.asInt(ifAbsent);
    }

    /** Without those that are null. */
    Map<String, String> texts(String name) {
        var value = node.path(name);
        var texts = new LinkedHashMap<String, String>();
        if (isAbsent(value)) {
            return texts;
        }
        if (!value.isObject()) {
            throw wrongType(name, "a Map");
        }
        for (var field : value.properties()) {
            if (field.getValue().isTextual()) {
                texts.put(field.getKey(), field.getValue().textValue());
            } else if (!field.getValue().isNull()) {
                throw wrongType(name, "a Map of Strings");
            }
        }
        return texts;
    }

    /** {@code [{"Name":…,"Value":…}]}. */
    Map<String, String> attributes(String name) {
        var value = node.path(name);
        var attributes = new LinkedHashMap<String, String>();
        if (isAbsent(value)) {
            return attributes;
        }
        if (!value.isArray()) {
            throw wrongType(name, "a List");
        }
        for (var attribute : value) {
            if (!(attribute instanceof ObjectNode object)) {
                throw wrongType(name, "a List of Structures");
            }
            var fields = new Fields(object, sdk);
            var text = fields.optionalText("Value");
            attributes.put(fields.text("Name"), text == null ? "" : text);
        }
        return attributes;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static CognitoException isNull(String name) {
        return CognitoException.invalidParameter(
                "1 validation error detected: Value null at '"
                        + member(name)
                        + "' failed to satisfy constraint: Member must not be null");
    }

    private static CognitoException wrongType(String name, String type) {
        return new CognitoException(
                "SerializationException", "Value at '" + member(name) + "' is not " + type);
    }

    private static String member(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
