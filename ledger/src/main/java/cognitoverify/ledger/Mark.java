package cognitoverify.ledger;

/** What came of noting a guess. */
public sealed interface Mark {
    /**
     * It is counted: ask, and tell what came of it.
     *
     * @param user the record with it
     */
    record Made(Guess guess, StoredVerdict asked, UserRecord user) implements Mark {}

    /** The same answer to the same round was asked about before. */
    record Known(StoredVerdict verdict) implements Mark {}

    /**
     * Too many wrong guesses: nobody may be asked.
     *
     * @param until epoch seconds
     */
    record Blocked(long until) implements Mark {}

    /** Too many writes at once for this guess to be counted: nobody may be asked. */
    record Busy() implements Mark {}

    /** The ledger can't be asked. */
    record Unavailable() implements Mark {}
}
