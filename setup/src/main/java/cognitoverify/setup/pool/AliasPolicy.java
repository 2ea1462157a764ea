package cognitoverify.setup.pool;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who may call an alias: its resource policy. */
record AliasPolicy(List<Statement> statements) {
    private static final String COGNITO = "cognito-idp.amazonaws.com";
    private static final Set<String> SOURCES = Set.of("aws:sourcearn", "aws:sourceaccount");
    private static final Set<String> UNDERSTOOD =
            Set.of("StringEquals", "StringLike", "ArnEquals", "ArnLike");

    AliasPolicy {
        statements = List.copyOf(statements);
    }

    /** Asks Lambda; an alias without a policy lets nobody in. */
    static AliasPolicy read(LambdaClient lambda, AliasArn alias) {
        try {
            var policy =
                    lambda.getPolicy(
                                    request ->
                                            request.functionName(alias.function())
                                                    .qualifier(alias.alias()))
                            .policy();
            return of(PoolJson.readObject(policy.getBytes(UTF_8)).orElseGet(PoolJson::object));
        } catch (ResourceNotFoundException _) {
            return new AliasPolicy(List.of());
        }
    }

    private static AliasPolicy of(ObjectNode policy) {
        var statements = new ArrayList<Statement>();
        many(policy.path("Statement")).forEach(json -> statements.add(new Statement(json)));
        return new AliasPolicy(statements);
    }

    /** Whether Cognito may call it for that pool. */
    boolean admits(PoolArn pool) {
        return statements.stream().anyMatch(statement -> statement.admits(pool));
    }

    /** Statements that let Cognito in for more than the pools that they name. */
    List<Statement> tooWide() {
        return statements.stream().filter(Statement::isTooWide).toList();
    }

    /** Whether there is a statement by that name. */
    boolean has(String statementId) {
        return statements.stream().anyMatch(statement -> statement.id().equals(statementId));
    }

    private static List<JsonNode> many(JsonNode oneOrMany) {
        var nodes = new ArrayList<JsonNode>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(nodes::add);
        } else if (!oneOrMany.isMissingNode()) {
            nodes.add(oneOrMany);
        }
        return nodes;
    }

    /** One of a policy. */
    record Statement(JsonNode json) {
        String id() {
            return json.path("Sid").asText();
        }

        private boolean admits(PoolArn pool) {
            return letsCognitoIn()
                    && isUnderstood()
                    && fits(conditions("aws:sourcearn"), pool.text())
                    && fits(conditions("aws:sourceaccount"), pool.account());
        }

        private boolean isTooWide() {
            return letsCognitoIn()
                    && (conditions("aws:sourcearn").isEmpty()
                            || conditions("aws:sourceaccount").isEmpty()
                            || conditions("aws:sourcearn").stream()
                                    .anyMatch(arn -> arn.contains("*")));
        }

        private boolean letsCognitoIn() {
            var principal = json.path("Principal");
            var services = principal.isTextual() ? principal : principal.path("Service");
            var actions = texts(json.path("Action")).map(text -> text.toLowerCase(Locale.ROOT));
            return json.path("Effect").asText().equals("Allow")
                    && texts(services).anyMatch(name -> name.equals(COGNITO) || name.equals("*"))
                    && actions.anyMatch(name -> glob(name, "lambda:invokefunction"));
        }

        /**
         * Whether all its conditions are ones that say which pool may call; of others nobody can
         * say here whether Cognito meets them.
         */
        private boolean isUnderstood() {
            return json.path("Condition").properties().stream()
                    .allMatch(
                            operator ->
                                    UNDERSTOOD.contains(operator.getKey())
                                            && operator.getValue().properties().stream()
                                                    .map(entry -> entry.getKey())
                                                    .map(key -> key.toLowerCase(Locale.ROOT))
                                                    .allMatch(SOURCES::contains));
        }

        /** The values that a key must have; none if it may have any. */
        private List<String> conditions(String key) {
            return json.path("Condition").properties().stream()
                    .flatMap(operator -> operator.getValue().properties().stream())
                    .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(key))
                    .flatMap(entry -> texts(entry.getValue()))
                    .toList();
        }

        private static boolean fits(List<String> wanted, String value) {
            return wanted.isEmpty() || wanted.stream().anyMatch(pattern -> glob(pattern, value));
        }

        private static Stream<String> texts(JsonNode oneOrMany) {
            return many(oneOrMany).stream().map(JsonNode::asText);
        }

        private static boolean glob(String pattern, String value) {
            var expression =
                    Stream.of(pattern.split("\\*", -1))
                            .map(Pattern::quote)
                            .reduce((left, right) -> left + ".*" + right)
                            .orElse("");
            return value.matches(expression);
        }
    }
}
