package cognitoverify.local.cognito.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads, builds and copies JSON. */
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {}

    /** A new object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A new array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** An array of texts. */
    public static ArrayNode array(Collection<String> texts) {
        var array = array();
        texts.forEach(array::add);
        return array;
    }

    /** An object of texts. */
    public static ObjectNode object(Map<String, String> texts) {
        var object = object();
        texts.forEach(object::put);
        return object;
    }

    /** A text. */
    public static JsonNode text(String text) {
        return MAPPER.getNodeFactory().textNode(text);
    }

    /** The document, or null if it is none. */
    public static @Nullable JsonNode read(String text) {
        try {
            var document = MAPPER.readTree(text);
            return document == null || document.isMissingNode() ? null : document;
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    /** The object, or null if it is none. */
    public static @Nullable ObjectNode readObject(String text) {
        return read(text) instanceof ObjectNode object ? object : null;
    }

    /** An object's texts, or null if there is anything else in it. */
    public static @Nullable Map<String, String> texts(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        var texts = new LinkedHashMap<String, String>();
        for (var field : node.properties()) {
            if (!field.getValue().isTextual()) {
                return null;
            }
            texts.put(field.getKey(), field.getValue().textValue());
        }
        return texts;
    }

    /** A time as AWS's JSON protocol writes it: seconds, with three digits behind the point. */
    public static double time(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
