package cognitoverify.setup.ledger;

import cognitoverify.ledger.LedgerKey;
import cognitoverify.ledger.Limits;
import cognitoverify.ledger.OperatorItems;
import cognitoverify.ledger.UserRecord;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.aws.AwsTrouble;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;
import cognitoverify.setup.secret.Parameters;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ledger that the deployed functions use. */
final class DeployedLedger implements AutoCloseable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final LedgerKey key;

    private DeployedLedger(DynamoDbClient dynamoDb, String table, LedgerKey key) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.key = key;
    }

    /**
     * Finds it.
     *
     * @param environment the variables of the create function
     * @throws SetupException if the functions run without a ledger, or its key is missing
     */
    static DeployedLedger of(AwsAccess aws, Map<String, String> environment) {
        var table = environment.getOrDefault("LEDGER_TABLE", "");
        if (table.isEmpty()) {
            throw new SetupException(
                    ExitCode.USAGE,
                    "The functions run without a ledger: nothing is counted over several sign-ins."
                            + " Deploy with LedgerKeyParameter to have one.");
        }
        return new DeployedLedger(
                aws.dynamoDb(), table, key(aws, environment.getOrDefault("LEDGER_KEY", "")));
    }

    private static LedgerKey key(AwsAccess aws, String name) {
        try (var parameters = Parameters.of(aws)) {
            var key = LedgerKey.parse(parameters.secret(name));
            if (key == null) {
                throw new SetupException(
                        ExitCode.TO_MEND,
                        "The SSM parameter "
                                + name
                                + " is no ledger key: the functions run as if"
                                + " the ledger were down.");
            }
            return key;
        }
    }

    /** What limits there are. */
    static Limits limits(Map<String, String> environment) {
        return Settings.read(
                environment, settings -> Limits.read(settings, SignInMode.read(settings)));
    }

    /** What it knows of a user. */
    UserRecord user(String userPoolId, String userName) {
        return OperatorItems.user(item(key.user(userPoolId, userName)));
    }

    /**
     * Lets a user guess again at once.
     *
     * @return whether it knew the user at all
     */
    boolean forgetGuesses(String userPoolId, String userName) {
        var attributes = OperatorItems.guessing();
        var names =
                IntStream.range(0, attributes.size())
                        .boxed()
                        .collect(Collectors.toMap(index -> "#" + index, attributes::get));
        var removal = "REMOVE " + String.join(", ", names.keySet());
        names.put("#key", OperatorItems.KEY);
        try {
            dynamoDb.updateItem(
                    request ->
                            request.tableName(table)
                                    .key(keyed(key.user(userPoolId, userName)))
                                    .conditionExpression("attribute_exists(#key)")
                                    .updateExpression(removal)
                                    .expressionAttributeNames(names));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /** Codes sent to all since the hour began. */
    long total(Limits limits, long now) {
        return count(OperatorItems.total(key, limits, now));
    }

    /** Codes sent to a country since the hour began. */
    long country(Limits limits, String country, long now) {
        return count(OperatorItems.country(key, limits, country, now));
    }

    private long count(List<String> keys) {
        return keys.stream()
                .map(this::item)
                .map(item -> item.get(OperatorItems.COUNT))
                .mapToLong(count -> count instanceof Long number ? number : 0)
                .sum();
    }

    private Map<String, Object> item(String itemKey) {
        try {
            return dynamoDb
                    .getItem(
                            request ->
                                    request.tableName(table)
                                            .key(keyed(itemKey))
                                            .consistentRead(true))
                    .item()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> value(entry.getValue())));
        } catch (ResourceNotFoundException missing) {
            throw new SetupException(
                    ExitCode.TO_MEND,
                    "There is no table "
                            + table
                            + " ("
                            + AwsTrouble.code(missing)
                            + "): the functions run as if the ledger were down.");
        }
    }

    private static Object value(AttributeValue attribute) {
        @Nullable String number = attribute.n();
        return number == null
                ? Objects.requireNonNullElse(attribute.s(), "")
                : Long.valueOf(number);
    }

    private static Map<String, AttributeValue> keyed(String itemKey) {
        return Map.of(OperatorItems.KEY, AttributeValue.fromS(itemKey));
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
