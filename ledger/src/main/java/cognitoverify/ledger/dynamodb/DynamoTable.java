package cognitoverify.ledger.dynamodb;

import cognitoverify.code.Deadline;
import cognitoverify.code.aws.JsonReply;
import cognitoverify.code.aws.JsonService;
import cognitoverify.code.aws.LambdaCredentials;
import cognitoverify.ledger.table.Change;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The ledger's table. One write is an UpdateItem, several are a TransactWriteItems; a refusal
 * brings the refusing items along, so that nobody has to look before. Each call has 300 ms, an
 * environment's first 1 s.
 */
public final class DynamoTable implements Table {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration USUAL = Duration.ofMillis(300);

    private static final JsonService.Protocol DYNAMODB =
            new JsonService.Protocol("dynamodb", "DynamoDB_20120810", "1.0");

    private final JsonService dynamo;
    private final String table;
    private final Duration first;
    private final Duration usual;
    private final AtomicBoolean isFirst = new AtomicBoolean(true);

    /** Writes to that table. */
    public DynamoTable(DynamoConfiguration configuration, LambdaCredentials credentials) {
        this(configuration, credentials, FIRST, USUAL);
    }

    /** With more patience, for tests on a machine that does other things, too. */
    DynamoTable(
            DynamoConfiguration configuration,
            LambdaCredentials credentials,
            Duration first,
            Duration usual) {
        this.first = first;
        this.usual = usual;
        table = configuration.table();
        dynamo = new JsonService(DYNAMODB, configuration.place(), credentials);
    }

    @Override
    public Written write(List<Write> writes, Deadline deadline) {
        return deadline.call(
                patience(),
                () -> Write.isOneChange(writes) ? one(writes.getFirst()) : several(writes),
                Written.Unavailable::new);
    }

    @Override
    public Read read(String key, Deadline deadline) {
        return deadline.call(patience(), () -> read(key), Read.Unavailable::new);
    }

    private Duration patience() {
        return isFirst.getAndSet(false) ? first : usual;
    }

    private Read read(String key) {
        var request = about(key).put("ConsistentRead", true);
        try {
            var reply = dynamo.call("GetItem", request);
            return reply.isSuccess()
                    ? new Read.Found(Attributes.read(reply.body().path("Item")))
                    : new Read.Unavailable();
        } catch (IOException | RuntimeException _) {
            return new Read.Unavailable();
        }
    }

    private Written one(Write write) {
        var update = update(write).put("ReturnValues", "ALL_NEW");
        return written("UpdateItem", update);
    }

    private Written several(List<Write> writes) {
        var transaction = JsonNodeFactory.instance.objectNode();
        var items = transaction.putArray("TransactItems");
        for (var write : writes) {
            if (write.change().equals(Change.NONE)) {
                items.addObject().set("ConditionCheck", check(write));
            } else {
                items.addObject().set("Update", update(write));
            }
        }
        return written("TransactWriteItems", transaction);
    }

    private Written written(String operation, ObjectNode request) {
        try {
            var reply = dynamo.call(operation, request);
            return reply.isSuccess()
                    ? new Written.Made(Attributes.read(reply.body().path("Attributes")))
                    : refusal(reply);
        } catch (IOException | RuntimeException _) {
            return new Written.Unavailable();
        }
    }

    /** Too much at once is no outage: under attack, limits must hold. */
    private static Written refusal(JsonReply reply) {
        return switch (reply.error()) {
            case "ConditionalCheckFailedException" ->
                    new Written.Refused(List.of(Attributes.read(reply.body().path("Item"))));
            case "TransactionConflictException" -> new Written.Conflict();
            case "TransactionCanceledException" ->
                    refusal(reply.body().path("CancellationReasons"));
            default -> reply.isThrottled() ? new Written.Conflict() : new Written.Unavailable();
        };
    }

    private static Written refusal(JsonNode reasons) {
        var items = new ArrayList<@Nullable Map<String, Object>>();
        var isConflict = false;
        for (var reason : reasons) {
            switch (reason.path("Code").asText("")) {
                case "ConditionalCheckFailed" -> items.add(Attributes.read(reason.path("Item")));
                case "None" -> items.add(null);
                case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> {
                    items.add(null);
                    isConflict = true;
                }
                default -> {
                    return new Written.Unavailable();
                }
            }
        }
        var isRefused = items.stream().anyMatch(item -> item != null);
        if (isRefused) {
            return new Written.Refused(items);
        }
        return isConflict ? new Written.Conflict() : new Written.Unavailable();
    }

    private ObjectNode update(Write write) {
        var expressions = new Expressions();
        var update = conditional(write, expressions);
        update.put("UpdateExpression", expressions.update(write.change()));
        expressions.describe(update);
        return update;
    }

    private ObjectNode check(Write write) {
        var expressions = new Expressions();
        var check = conditional(write, expressions);
        expressions.describe(check);
        return check;
    }

    private ObjectNode conditional(Write write, Expressions expressions) {
        var request = about(write.key()).put("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
        var condition = expressions.condition(write.condition());
        if (!condition.isEmpty()) {
            request.put("ConditionExpression", condition);
        }
        return request;
    }

    private ObjectNode about(String key) {
        var request = JsonNodeFactory.instance.objectNode().put("TableName", table);
        request.set("Key", Attributes.key(key));
        return request;
    }
}
