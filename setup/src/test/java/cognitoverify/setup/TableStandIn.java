package cognitoverify.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What the tool uses of Amazon DynamoDB over real HTTP: GetItem, and an UpdateItem that removes
 * attributes of an item that is there.
 */
public final class TableStandIn implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern LIST = Pattern.compile(", ");

    private final HttpServer server;
    private final String table;
    private final Map<String, ObjectNode> items = new ConcurrentHashMap<>();

    /** Listens on a free port, and has that table. */
    public TableStandIn(String table) {
        this.table = table;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** For {@code AWS_ENDPOINT_URL_DYNAMODB}. */
    public String uri() {
        return "http://localhost:" + server.getAddress().getPort();
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

    @Override
    public void close() {
        server.stop(0);
    }

    private static ObjectNode item(String key) {
        var item = JSON.createObjectNode();
        item.putObject("key").put("S", key);
        return item;
    }

    private void answer(HttpExchange exchange) throws IOException {
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

    private static void fail(HttpExchange exchange, String code) throws IOException {
        reply(
                exchange,
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#"
                        + code
                        + "\",\"message\":\"not to be shown\"}");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = Objects.requireNonNull(body).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
