package cognitoverify.ledger;

/**
 * An answer that Twilio is about to be asked about.
 *
 * @param user {@link LedgerKey#user}
 * @param verdictId {@link LedgerKey#verdict}
 * @param nowMillis epoch milliseconds
 */
public record Guess(String user, String verdictId, Limits limits, long nowMillis) {
    /** Epoch seconds. */
    public long now() {
        return nowMillis / 1_000;
    }
}
