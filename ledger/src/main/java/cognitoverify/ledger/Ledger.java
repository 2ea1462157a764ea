package cognitoverify.ledger;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.StoredVerdict.State;

/**
 * What create and verify remember together. Every method may be called by many threads, processes
 * and machines at once; nothing is thrown for anything that can happen on the way.
 */
public interface Ledger {
    /**
     * Decides who sends: of all who ask at once, one. Counts the send against the user's day and
     * all budgets, or against nothing.
     */
    Claim claim(ClaimRequest request, Deadline deadline);

    /**
     * Notes what came of a send.
     *
     * @return false if it could not be noted; who sent goes on all the same
     */
    boolean settle(Claim.Granted claim, Sending sending, Deadline deadline);

    /** Counts a guess and marks its answer, before anybody is asked about it. */
    Mark mark(Guess guess, Deadline deadline);

    /**
     * Takes over a guess that another has asked about and not told the outcome of. That can be done
     * once.
     *
     * @param asked as {@link Mark.Known} told it
     */
    Mark takeOver(Guess guess, StoredVerdict asked, Deadline deadline);

    /**
     * Notes a verdict. A right one ends waits and count; one that says nothing takes the guess
     * back.
     *
     * @param verificationSid of the code that is {@link State#GONE}: if it is the user's last, the
     *     next may be sent at once
     * @return false if it could not be noted
     */
    boolean settle(Mark.Made mark, State state, String verificationSid, Deadline deadline);

    /** Looks at a user's record. */
    Reading read(String user, Deadline deadline);
}
