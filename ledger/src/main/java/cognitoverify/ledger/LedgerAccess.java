package cognitoverify.ledger;

import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.aws.LambdaCredentials;
import cognitoverify.ledger.dynamodb.DynamoConfiguration;
import cognitoverify.ledger.dynamodb.DynamoTable;
import cognitoverify.ledger.table.Table;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.configuration.Settings;

import org.jspecify.annotations.Nullable;

/**
 * A ledger and how much it allows.
 *
 * @param ledger what remembers
 * @param limits how much is allowed
 */
public record LedgerAccess(Ledger ledger, Limits limits) {

    /** With that table for the ledger. */
    public static LedgerAccess on(Table table, Limits limits) {
        return new LedgerAccess(new TableLedger(table), limits);
    }

    /** The key that comes with Twilio's secret; null if it is missing or none. */
    public static @Nullable LedgerKey key(Found found) {
        var secret = found.ledgerKey();
        return secret == null ? null : LedgerKey.parse(secret);
    }

    /**
     * What the environment says of it.
     *
     * @param table null if there is no ledger
     */
    public record Configuration(@Nullable DynamoConfiguration table, Limits limits) {

        /** Reads the variables of a function that needs the mode for nothing else. */
        public static Configuration read(Settings settings) {
            var hasLedger =
                    !settings.optional("LEDGER_TABLE", text -> text, "", "").isEmpty()
                            || !settings.optional("LEDGER_KEY", text -> text, "", "").isEmpty();
            return read(settings, hasLedger ? SignInMode.read(settings) : SignInMode.MFA);
        }

        /** Reads the variables; {@code LEDGER_TABLE} and {@code LEDGER_KEY} come together. */
        public static Configuration read(Settings settings, SignInMode mode) {
            var table = DynamoConfiguration.read(settings);
            var hasKey = !settings.optional("LEDGER_KEY", text -> text, "", "").isEmpty();
            if (table != null && !hasKey) {
                settings.required("LEDGER_KEY", text -> text, "set together with LEDGER_TABLE", "");
            }
            if (table == null && hasKey) {
                settings.required("LEDGER_TABLE", text -> text, "set together with LEDGER_KEY", "");
            }
            return new Configuration(table, Limits.read(settings, mode));
        }

        /** The ledger; null if there is none. */
        public @Nullable LedgerAccess open(LambdaCredentials credentials) {
            return table == null ? null : on(new DynamoTable(table, credentials), limits);
        }
    }
}
