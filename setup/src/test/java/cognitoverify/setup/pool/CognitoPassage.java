package cognitoverify.setup.pool;

import cognitoverify.setup.HttpStandIn;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Stands before Cognito and lets things happen on the way: refusals, changes, another's hand. */
final class CognitoPassage extends HttpStandIn {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI cognito;
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Consumer<ObjectNode>> altered = new ConcurrentHashMap<>();
    private final Map<String, Consumer<ObjectNode>> rewritten = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();

    CognitoPassage(URI cognito) {
        super("application/x-amz-json-1.1");
        this.cognito = cognito;
    }

    /** Refuses every call of an operation; status 0 breaks the connection. */
    CognitoPassage refusing(String operation, int status, String code) {
        refusals.put(operation, new Refusal(status, code));
        return this;
    }

    CognitoPassage refusingNothing() {
        refusals.clear();
        return this;
    }

    /** Does this once, when an operation is asked for and before it is done. */
    CognitoPassage before(String operation, Runnable action) {
        before.put(operation, action);
        return this;
    }

    /** Changes every answer of an operation. */
    CognitoPassage altering(String operation, Consumer<ObjectNode> change) {
        altered.put(operation, change);
        return this;
    }

    /** Changes every request for an operation. */
    CognitoPassage rewriting(String operation, Consumer<ObjectNode> change) {
        rewritten.put(operation, change);
        return this;
    }

    /** What was asked that changes something. */
    synchronized List<String> writes() {
        return calls.stream().filter(call -> call.matches("(Update|Set).*")).toList();
    }

    private synchronized void note(String operation) {
        calls.add(operation);
    }

    @Override
    protected void answer(HttpExchange exchange) throws IOException {
        var target = exchange.getRequestHeaders().getFirst("x-amz-target");
        var operation = target.substring(target.indexOf('.') + 1);
        note(operation);
        var action = before.remove(operation);
        if (action != null) {
            action.run();
        }
        var refusal = refusals.get(operation);
        if (refusal != null && refusal.status() == 0) {
            exchange.close();
            return;
        }
        if (refusal != null) {
            reply(
                    exchange,
                    refusal.status(),
                    "{\"__type\":\"" + refusal.code() + "\",\"message\":\"not to be shown\"}");
            return;
        }
        forward(exchange, operation, target);
    }

    private void forward(HttpExchange exchange, String operation, String target)
            throws IOException {
        var request = (ObjectNode) JSON.readTree(exchange.getRequestBody());
        rewritten.getOrDefault(operation, _ -> {}).accept(request);
        try {
            var answer =
                    HTTP.send(
                            HttpRequest.newBuilder(cognito)
                                    .header("x-amz-target", target)
                                    .header("Content-Type", "application/x-amz-json-1.1")
                                    .POST(BodyPublishers.ofString(request.toString()))
                                    .build(),
                            BodyHandlers.ofString());
            var body = (ObjectNode) JSON.readTree(answer.body());
            altered.getOrDefault(operation, _ -> {}).accept(body);
            reply(exchange, answer.statusCode(), body.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private record Refusal(int status, String code) {}
}
