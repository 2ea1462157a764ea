package cognitoverify.code;

/** What came of reading the secret. */
public sealed interface SecretReading {
    /** Here it is. */
    record Found(Secret secret) implements SecretReading {}

    /** It can't be had now. */
    record Unavailable(Cause cause) implements SecretReading {}

    /** Why not, for the operator. */
    enum Cause {
        /** There is no such parameter. */
        SECRET_NOT_FOUND,

        /** The function's role may not read it. */
        SECRET_DENIED,

        /** Too many reads at once. */
        SECRET_THROTTLED,

        /** The parameter has no text. */
        SECRET_EMPTY,

        /** The store did not answer in time. */
        SECRET_TIMEOUT,

        /** Anything else. */
        SECRET_UNREADABLE
    }
}
