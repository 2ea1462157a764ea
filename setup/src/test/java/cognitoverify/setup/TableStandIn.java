package cognitoverify.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What the tool uses of Amazon DynamoDB over real HTTP: GetItem, and an UpdateItem that removes
 * attributes of an item that is there.
 */
public final class TableStandIn extends HttpStandIn {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern LIST = Pattern.compile(", ");

    private final String table;
    private final Map<String, ObjectNode> items = new ConcurrentHashMap<>();

    /** Listens on a free port, and has that table. */
    public TableStandIn(String table) {
        super("application/x-amz-json-1.0");
        this.table = table;
    }

    /** Puts a number into an item. */
    public TableStandIn number(String key, String attribute, long value) {
        items.computeIfAbsent(key, name -> item(name))
                .putObject(attribute)
                .put("N", Long.toString(value));
        return this;
    }

    /** Whether an item has an attribute. */
    public boolean has(String key, String attribute) {
        return items.getOrDefault(key, JSON.createObjectNode()).has(attribute);
    }

    private static ObjectNode item(String key) {
        var item = JSON.createObjectNode();
        item.putObject("key").put("S", key);
        return item;
    }

    @Override
    protected void answer(HttpExchange exchange) throws IOException {
        var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        var operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (!request.path("TableName").asText().equals(table)) {
            fail(exchange, "ResourceNotFoundException");
            return;
        }
        var item = items.get(request.at("/Key/key/S").asText());
        if (operation.endsWith("GetItem")) {
            var found = JSON.createObjectNode();
            if (item != null) {
                found.set("Item", item);
            }
            reply(exchange, 200, found.toString());
        } else if (item == null) {
            fail(exchange, "ConditionalCheckFailedException");
        } else {
            update(item, request);
            reply(exchange, 200, "{}");
        }
    }

    private static void update(ObjectNode item, JsonNode request) {
        var expression = request.path("UpdateExpression").asText().replace("REMOVE ", "");
        var names = request.path("ExpressionAttributeNames");
        LIST.splitAsStream(expression).map(name -> names.path(name).asText()).forEach(item::remove);
    }

    private void fail(HttpExchange exchange, String code) throws IOException {
        reply(
                exchange,
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#"
                        + code
                        + "\",\"message\":\"not to be shown\"}");
    }
}
