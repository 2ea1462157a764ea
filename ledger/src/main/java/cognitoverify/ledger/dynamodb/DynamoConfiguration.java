package cognitoverify.ledger.dynamodb;

import cognitoverify.code.aws.AwsPlace;
import cognitoverify.protocol.configuration.Settings;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * What the adapter is told by the environment.
 *
 * @param table {@code LEDGER_TABLE}; its key is the text {@code key}, its time to live {@code
 *     expiresAt}
 * @param place {@code AWS_ENDPOINT_URL_DYNAMODB}
 */
public record DynamoConfiguration(String table, AwsPlace place) {
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    /** Reads the variables; null if there is no {@code LEDGER_TABLE}. */
    public static @Nullable DynamoConfiguration read(Settings settings) {
        var table =
                settings.optional(
                        "LEDGER_TABLE",
                        text -> TABLE.matcher(text).matches() ? text : null,
                        "the name of a DynamoDB table",
                        "");
        return table.isEmpty()
                ? null
                : new DynamoConfiguration(
                        table, AwsPlace.read(settings, "dynamodb", "AWS_ENDPOINT_URL_DYNAMODB"));
    }
}
