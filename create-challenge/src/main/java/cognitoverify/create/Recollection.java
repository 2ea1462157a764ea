package cognitoverify.create;

import cognitoverify.ledger.StoredVerdict;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.SendWindow;

import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows about a round after a guess.
 *
 * @param window the sends of all the user's sign-ins
 * @param verdict what the answer was found to be; null if nobody was asked
 * @param guessAfter when the user may guess again, epoch seconds; 0 if at once
 */
record Recollection(SendWindow window, @Nullable StoredVerdict verdict, long guessAfter) {
    /**
     * The round's counters with the sends that the ledger knows of. It may know only of older ones,
     * for it could not be asked when the last was sent; but if the code is gone, none counts any
     * more.
     */
    ChallengeMetadata current(ChallengeMetadata last) {
        var isGone = verdict != null && verdict.state() == State.GONE;
        return isGone || window.lastSentAt() >= last.window().lastSentAt()
                ? last.withWindow(window)
                : last;
    }
}
