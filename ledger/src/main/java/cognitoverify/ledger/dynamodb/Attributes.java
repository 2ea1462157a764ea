package cognitoverify.ledger.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.Map;

/** Attributes as DynamoDB has them. */
final class Attributes {
    /** The table's key. */
    static final String KEY = "key";

    private Attributes() {}

    static AttributeValue write(Object value) {
        return value instanceof Long number
                ? AttributeValue.fromN(number.toString())
                : AttributeValue.fromS(value.toString());
    }

    static Map<String, AttributeValue> key(String key) {
        return Map.of(KEY, AttributeValue.fromS(key));
    }

    /** An item without its key. What is neither text nor a whole number is left out. */
    static Map<String, Object> read(Map<String, AttributeValue> attributes) {
        var item = new HashMap<String, Object>();
        attributes.forEach(
                (attribute, value) -> {
                    if (attribute.equals(KEY)) {
                        return;
                    }
                    if (value.s() != null) {
                        item.put(attribute, value.s());
                    } else if (value.n() != null && value.n().matches("-?[0-9]{1,18}")) {
                        item.put(attribute, Long.valueOf(value.n()));
                    }
                });
        return item;
    }
}
