package cognitoverify.ledger;

/**
 * Something that sends are counted against.
 *
 * @param key where in the ledger
 * @param limit at most so many
 * @param expiresAt when the count may be forgotten, epoch seconds
 * @param exhausted what a refusal says
 * @param judged whether a send is refused, too, if too few before it were approved
 */
public record Budget(String key, int limit, long expiresAt, Exhausted exhausted, boolean judged) {
    /** The same for a send that goes out however few were approved. */
    public Budget unjudged() {
        return new Budget(key, limit, expiresAt, exhausted, false);
    }

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
