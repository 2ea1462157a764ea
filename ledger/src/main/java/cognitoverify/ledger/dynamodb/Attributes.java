package cognitoverify.ledger.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Attributes as DynamoDB has them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html">
 *     AttributeValue</a>
 */
final class Attributes {
    /** The table's key. */
    static final String KEY = "key";

    private static final String TEXT = "S";
    private static final String NUMBER = "N";
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private Attributes() {}

    static ObjectNode write(Object value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(value instanceof Long ? NUMBER : TEXT, value.toString());
    }

    static ObjectNode key(String key) {
        return JsonNodeFactory.instance.objectNode().set(KEY, write(key));
    }

    /** An item without its key. What is neither text nor a whole number is left out. */
    static Map<String, Object> read(JsonNode attributes) {
        var item = new HashMap<String, Object>();
        for (var attribute : attributes.properties()) {
            var name = attribute.getKey();
            var value = attribute.getValue();
            if (name.equals(KEY)) {
                continue;
            }
            if (value.has(TEXT)) {
                item.put(name, value.get(TEXT).asText());
            } else if (WHOLE.matcher(value.path(NUMBER).asText("")).matches()) {
                item.put(name, Long.valueOf(value.get(NUMBER).asText()));
            }
        }
        return item;
    }
}
