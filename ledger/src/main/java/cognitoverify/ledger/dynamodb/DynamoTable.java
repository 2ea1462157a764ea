package cognitoverify.ledger.dynamodb;

import cognitoverify.code.Deadline;
import cognitoverify.code.aws.LambdaCredentials;
import cognitoverify.code.aws.LeanClient;
import cognitoverify.ledger.table.Change;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

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

    private final DynamoDbClient client;
    private final String table;
    private final Duration first;
    private final Duration usual;
    private final AtomicBoolean isFirst = new AtomicBoolean(true);

    /**
     * Writes to that table.
     *
     * @param environment where the credentials are, see {@link LambdaCredentials}
     */
    public DynamoTable(DynamoConfiguration configuration, Map<String, String> environment) {
        this(configuration, environment, FIRST, USUAL);
    }

    /** With more patience, for tests on a machine that does other things, too. */
    DynamoTable(
            DynamoConfiguration configuration,
            Map<String, String> environment,
            Duration first,
            Duration usual) {
        this.first = first;
        this.usual = usual;
        table = configuration.table();
        client =
                LeanClient.build(
                        DynamoDbClient.builder().endpointDiscoveryEnabled(false),
                        configuration.place(),
                        environment);
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
        try {
            return new Read.Found(
                    Attributes.read(
                            client.getItem(
                                            get ->
                                                    get.tableName(table)
                                                            .key(Attributes.key(key))
                                                            .consistentRead(true))
                                    .item()));
        } catch (RuntimeException _) {
            return new Read.Unavailable();
        }
    }

    private Written one(Write write) {
        try {
            return new Written.Made(Attributes.read(client.updateItem(update(write)).attributes()));
        } catch (ConditionalCheckFailedException refused) {
            return new Written.Refused(
                    List.of(refused.hasItem() ? Attributes.read(refused.item()) : Map.of()));
        } catch (TransactionConflictException _) {
            return new Written.Conflict();
        } catch (RuntimeException failure) {
            return failed(failure);
        }
    }

    private Written several(List<Write> writes) {
        try {
            var items = writes.stream().map(this::item).toList();
            client.transactWriteItems(transaction -> transaction.transactItems(items));
            return new Written.Made(Map.of());
        } catch (TransactionCanceledException cancelled) {
            return refusal(cancelled.cancellationReasons());
        } catch (RuntimeException failure) {
            return failed(failure);
        }
    }

    /** Too much at once is no outage: under attack, limits must hold. */
    private static Written failed(RuntimeException failure) {
        return failure instanceof AwsServiceException refused && refused.isThrottlingException()
                ? new Written.Conflict()
                : new Written.Unavailable();
    }

    private static Written refusal(List<CancellationReason> reasons) {
        var items = new ArrayList<@Nullable Map<String, Object>>();
        var isConflict = false;
        for (var reason : reasons) {
            switch (reason.code()) {
                case "ConditionalCheckFailed" ->
                        items.add(reason.hasItem() ? Attributes.read(reason.item()) : Map.of());
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

    private UpdateItemRequest update(Write write) {
        var expressions = new Expressions();
        var condition = expressions.condition(write.condition());
        var request =
                UpdateItemRequest.builder()
                        .tableName(table)
                        .key(Attributes.key(write.key()))
                        .updateExpression(expressions.update(write.change()))
                        .expressionAttributeNames(expressions.names())
                        .returnValues(ReturnValue.ALL_NEW)
                        .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (!condition.isEmpty()) {
            request.conditionExpression(condition);
        }
        return request.expressionAttributeValues(valuesOf(expressions)).build();
    }

    private TransactWriteItem item(Write write) {
        var expressions = new Expressions();
        var text = expressions.condition(write.condition());
        @Nullable String condition = text.isEmpty() ? null : text;
        var known = ReturnValuesOnConditionCheckFailure.ALL_OLD;
        if (write.change().equals(Change.NONE)) {
            var values = valuesOf(expressions);
            return TransactWriteItem.builder()
                    .conditionCheck(
                            check ->
                                    check.tableName(table)
                                            .key(Attributes.key(write.key()))
                                            .conditionExpression(condition)
                                            .expressionAttributeNames(expressions.names())
                                            .expressionAttributeValues(values)
                                            .returnValuesOnConditionCheckFailure(known))
                    .build();
        }
        var change = expressions.update(write.change());
        var values = valuesOf(expressions);
        return TransactWriteItem.builder()
                .update(
                        update ->
                                update.tableName(table)
                                        .key(Attributes.key(write.key()))
                                        .updateExpression(change)
                                        .conditionExpression(condition)
                                        .expressionAttributeNames(expressions.names())
                                        .expressionAttributeValues(values)
                                        .returnValuesOnConditionCheckFailure(known))
                .build();
    }

    /** DynamoDB takes no values, but not an empty map of them. */
    private static @Nullable Map<String, AttributeValue> valuesOf(Expressions expressions) {
        return expressions.values().isEmpty() ? null : expressions.values();
    }
}
