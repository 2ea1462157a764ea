package cognitoverify.ledger;

import cognitoverify.protocol.SendWindow;

import org.jspecify.annotations.Nullable;

/** What came of asking for a send. */
public sealed interface Claim {
    /**
     * Send it, and tell {@link Ledger#settle(Granted, Sending, cognitoverify.code.Deadline) what
     * came of it}.
     *
     * @param before the user's record before; null where the ledger knows only that no window was
     *     open
     * @param window the sends with this one
     */
    record Granted(ClaimRequest request, @Nullable UserRecord before, SendWindow window)
            implements Claim {}

    /** The user's waits are not over, or another has just sent this very message. */
    record Waiting(UserRecord user) implements Claim {}

    /**
     * Too many wrong guesses.
     *
     * @param until epoch seconds
     */
    record GuessesBlocked(long until, UserRecord user) implements Claim {}

    /**
     * A budget is used up.
     *
     * @param user null if it is not the user's own
     */
    record Exhausted(Budget.Exhausted budget, @Nullable UserRecord user) implements Claim {}

    /** Too many claims at once for this one to be judged: nothing may be sent. */
    record Busy() implements Claim {}

    /** The ledger can't be asked. */
    record Unavailable() implements Claim {}
}
