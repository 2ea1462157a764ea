package cognitoverify.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What the tool uses of AWS Lambda's API, over real HTTP: GetFunctionConfiguration, GetPolicy,
 * AddPermission, RemovePermission and Invoke, for aliases.
 */
public final class LambdaStandIn extends HttpStandIn {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH =
            Pattern.compile("/2015-03-31/functions/([^/]+)/([a-z]+)(?:/(.+))?");
    private static final Pattern QUALIFIER = Pattern.compile("Qualifier=([^&]+)");

    private final Map<String, Alias> aliases = new ConcurrentHashMap<>();
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();

    /** Listens on a free port. */
    public LambdaStandIn() {
        super("application/json");
    }

    /** Makes an alias of a function with these variables, without a policy. */
    public LambdaStandIn alias(String arn, Map<String, String> environment) {
        aliases.put(arn, new Alias("On", 5, environment, new ArrayList<>(), payload -> payload));
        return this;
    }

    /** What an alias answers when it is invoked; by default what it was sent. */
    public LambdaStandIn answering(String arn, UnaryOperator<String> function) {
        aliases.computeIfPresent(
                arn,
                (_, alias) ->
                        new Alias(
                                alias.snapStart(),
                                alias.timeout(),
                                alias.environment(),
                                alias.policy(),
                                function));
        return this;
    }

    /** An alias of a version without a snapshot, of a function with that timeout in seconds. */
    public LambdaStandIn slow(String arn, int timeout) {
        aliases.computeIfPresent(
                arn,
                (_, alias) ->
                        new Alias(
                                "Off",
                                timeout,
                                alias.environment(),
                                alias.policy(),
                                alias.function()));
        return this;
    }

    /** Adds a statement to an alias's policy as it stands there. */
    public LambdaStandIn statement(String arn, String json) {
        try {
            alias(arn).policy().add((ObjectNode) JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** From now on refuses an operation, e.g. {@code GetPolicy}. */
    public LambdaStandIn refusing(String operation, int status, String code) {
        refusals.put(operation, new Refusal(status, code));
        return this;
    }

    /** Refuses nothing any more. */
    public LambdaStandIn refusingNothing() {
        refusals.clear();
        return this;
    }

    /** The statements of an alias's policy. */
    public List<ObjectNode> policy(String arn) {
        return List.copyOf(alias(arn).policy());
    }

    /** The operations asked for, in their order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    protected void answer(HttpExchange exchange) throws IOException {
        var path = PATH.matcher(exchange.getRequestURI().getRawPath());
        if (!path.matches()) {
            fail(exchange, 404, "ResourceNotFoundException");
            return;
        }
        var operation = operation(exchange.getRequestMethod(), path.group(2));
        note(operation);
        var refusal = refusals.get(operation);
        if (refusal != null) {
            fail(exchange, refusal.status(), refusal.code());
            return;
        }
        var alias = aliases.get(arn(exchange, path.group(1)));
        if (alias == null) {
            fail(exchange, 404, "ResourceNotFoundException");
            return;
        }
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        switch (operation) {
            case "GetFunctionConfiguration" -> reply(exchange, 200, alias.configuration());
            case "GetPolicy" -> getPolicy(exchange, alias);
            case "AddPermission" -> addPermission(exchange, alias, JSON.readTree(body));
            case "RemovePermission" -> removePermission(exchange, alias, path.group(3));
            default -> invoke(exchange, alias, body);
        }
    }

    /** A function that throws is an answer of 200, with a header that says so. */
    private void invoke(HttpExchange exchange, Alias alias, String body) throws IOException {
        try {
            reply(exchange, 200, alias.function().apply(body));
        } catch (IllegalStateException thrown) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            reply(exchange, 200, "{\"errorMessage\":\"not to be shown\"}");
        }
    }

    private synchronized void note(String operation) {
        calls.add(operation);
    }

    private static String operation(String method, String resource) {
        return switch (method + " " + resource) {
            case "GET configuration" -> "GetFunctionConfiguration";
            case "GET policy" -> "GetPolicy";
            case "POST policy" -> "AddPermission";
            case "DELETE policy" -> "RemovePermission";
            default -> "Invoke";
        };
    }

    private static String arn(HttpExchange exchange, String function) {
        var arn = URLDecoder.decode(function, UTF_8);
        var query = exchange.getRequestURI().getQuery();
        var qualifier = QUALIFIER.matcher(query == null ? "" : query);
        return qualifier.find() ? arn + ":" + qualifier.group(1) : arn;
    }

    private void getPolicy(HttpExchange exchange, Alias alias) throws IOException {
        if (alias.policy().isEmpty()) {
            fail(exchange, 404, "ResourceNotFoundException");
            return;
        }
        var policy = JSON.createObjectNode().put("Version", "2012-10-17").put("Id", "default");
        policy.putArray("Statement").addAll(alias.policy());
        reply(exchange, 200, JSON.createObjectNode().put("Policy", policy.toString()).toString());
    }

    private void addPermission(HttpExchange exchange, Alias alias, JsonNode request)
            throws IOException {
        var id = request.path("StatementId").asText();
        if (alias.has(id)) {
            fail(exchange, 409, "ResourceConflictException");
            return;
        }
        var statement = JSON.createObjectNode().put("Sid", id).put("Effect", "Allow");
        statement.putObject("Principal").put("Service", request.path("Principal").asText());
        statement.set("Action", request.path("Action"));
        var condition = statement.putObject("Condition");
        condition.putObject("StringEquals").set("AWS:SourceAccount", request.path("SourceAccount"));
        condition.putObject("ArnLike").set("AWS:SourceArn", request.path("SourceArn"));
        alias.policy().add(statement);
        reply(exchange, 201, JSON.createObjectNode().put("Statement", "{}").toString());
    }

    private void removePermission(HttpExchange exchange, Alias alias, String id)
            throws IOException {
        if (alias.policy().removeIf(statement -> statement.path("Sid").asText().equals(id))) {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else {
            fail(exchange, 404, "ResourceNotFoundException");
        }
    }

    private void fail(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
        reply(exchange, status, "{\"Type\":\"User\",\"Message\":\"not to be shown\"}");
    }

    private Alias alias(String arn) {
        var alias = aliases.get(arn);
        if (alias == null) {
            throw new IllegalArgumentException("no alias " + arn);
        }
        return alias;
    }

    private record Refusal(int status, String code) {}

    private record Alias(
            String snapStart,
            int timeout,
            Map<String, String> environment,
            List<ObjectNode> policy,
            UnaryOperator<String> function) {
        boolean has(String statementId) {
            return policy.stream().anyMatch(one -> one.path("Sid").asText().equals(statementId));
        }

        String configuration() {
            var configuration =
                    JSON.createObjectNode()
                            .put("State", "Active")
                            .put("Version", "7")
                            .put("Timeout", timeout);
            configuration
                    .putObject("SnapStart")
                    .put("ApplyOn", "PublishedVersions")
                    .put("OptimizationStatus", snapStart);
            configuration.putObject("Environment").set("Variables", JSON.valueToTree(environment));
            return configuration.toString();
        }
    }
}
