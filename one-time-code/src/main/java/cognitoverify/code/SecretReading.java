package cognitoverify.code;

import org.jspecify.annotations.Nullable;

/** What came of reading the secret. */
public sealed interface SecretReading {
    /**
     * Here it is.
     *
     * @param ledgerKey the ledger's key, which is read with it; null if there is no ledger, or no
     *     such parameter
     */
    record Found(Secret secret, @Nullable Secret ledgerKey) implements SecretReading {
        /** Without a ledger. */
        public Found(Secret secret) {
            this(secret, null);
        }
    }

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
