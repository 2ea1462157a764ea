package cognitoverify.create;

/**
 * Bounds what an environment sends while the ledger, which bounds all, can't be asked: 30 sends a
 * minute, decoys included. Thread-safe.
 */
final class SendCap {
    static final int PER_MINUTE = 30;

    private long minute;
    private int sends;

    /**
     * Whether one more is allowed, which is then counted.
     *
     * @param now epoch seconds
     */
    synchronized boolean allows(long now) {
        if (now / 60 != minute) {
            minute = now / 60;
            sends = 0;
        }
        if (sends == PER_MINUTE) {
            return false;
        }
        sends++;
        return true;
    }
}
