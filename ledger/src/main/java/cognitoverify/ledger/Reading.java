package cognitoverify.ledger;

/** What came of looking at a user's record. */
public sealed interface Reading {
    /** Here it is; {@link UserRecord#NONE} if there is none. */
    record Found(UserRecord user) implements Reading {}

    /** The ledger can't be asked. */
    record Unavailable() implements Reading {}
}
