package cognitoverify.ledger;

/**
 * Something that sends are counted against.
 *
 * @param key where in the ledger
 * @param limit at most so many
 * @param expiresAt when the count may be forgotten, epoch seconds
 * @param exhausted what a refusal says
 */
public record Budget(String key, int limit, long expiresAt, Exhausted exhausted) {
    /** Which budget is used up. */
    public enum Exhausted {
        /** The user's of the day. */
        USER_DAY,

        /** The number's or address's of the day. */
        DESTINATION_DAY,

        /** The country's of the hour. */
        COUNTRY_HOUR,

        /** Too few of the country's sends were approved. */
        COUNTRY_STOPPED,

        /** Everybody's of the hour. */
        TOTAL_HOUR
    }
}
