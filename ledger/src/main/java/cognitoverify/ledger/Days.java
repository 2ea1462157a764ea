package cognitoverify.ledger;

/** Days and hours, UTC, by which sends are counted. */
public final class Days {
    private static final long SECONDS = 86_400;
    private static final long HOUR_SECONDS = 3_600;

    private Days() {}

    /** Days since 1970. */
    public static long of(long epochSeconds) {
        return epochSeconds / SECONDS;
    }

    /** Hours since 1970. */
    public static long hourOf(long epochSeconds) {
        return epochSeconds / HOUR_SECONDS;
    }

    /** When the day of that time ends, epoch seconds. */
    public static long endOf(long epochSeconds) {
        return (of(epochSeconds) + 1) * SECONDS;
    }
}
