package cognitoverify.verify;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.Guess;
import cognitoverify.ledger.Ledger;
import cognitoverify.ledger.Mark;
import cognitoverify.ledger.Reading;
import cognitoverify.ledger.StoredVerdict;
import cognitoverify.ledger.StoredVerdict.State;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Gives an answer its one verdict, however often it is delivered: whoever marks it first asks, and
 * all others hear what was found.
 */
record LedgerVerdicts(Ledger ledger, Examiner examiner, InstantSource clock) {
    /** Cognito has given the first delivery up by now, and it may have died. */
    private static final long GIVEN_UP_MILLIS = 4_500;

    /** For so long an approval is told again. */
    private static final long APPROVED_MILLIS = 60_000;

    /** What is kept of the deadline to tell the ledger the verdict. */
    private static final Duration SETTLING = Duration.ofMillis(400);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** What an answer needs after the last look. */
    private static final Duration RESERVE = Duration.ofMillis(400);

    Verdict judge(Inquiry inquiry, Guess guess, Deadline deadline) {
        return judged(inquiry, ledger.mark(guess, deadline), guess, deadline);
    }

    private Verdict judged(Inquiry inquiry, Mark mark, Guess guess, Deadline deadline) {
        return switch (mark) {
            case Mark.Made made -> asked(inquiry, made, deadline);
            case Mark.Known(var verdict) when verdict.isKnown() -> told(verdict);
            case Mark.Known(var verdict) -> awaited(inquiry, verdict, guess, deadline);
            case Mark.Blocked _ -> Verdict.ofTooManyGuesses();
            case Mark.Busy _ -> Verdict.unavailable("LEDGER_BUSY");
            case Mark.Unavailable _ ->
                    examiner.examine(inquiry, deadline).verdict().withLedgerDown();
        };
    }

    private Verdict asked(Inquiry inquiry, Mark.Made mark, Deadline deadline) {
        var finding = examiner.examine(inquiry, deadline.before(SETTLING));
        var isNoted = ledger.settle(mark, finding.state(), finding.verificationSid(), deadline);
        return isNoted ? finding.verdict() : finding.verdict().withLedgerDown();
    }

    /** TTL deletes late, so age is compared here. */
    private Verdict told(StoredVerdict verdict) {
        var age = clock.millis() - verdict.atMillis();
        return Verdict.ofDuplicate(verdict.state() == State.RIGHT && age <= APPROVED_MILLIS);
    }

    /** Another delivery is asking. It will tell, or has died and is followed once. */
    private Verdict awaited(Inquiry inquiry, StoredVerdict asked, Guess guess, Deadline deadline) {
        for (var verdict = asked; verdict != null; verdict = read(guess, deadline)) {
            if (verdict.isKnown()) {
                return told(verdict);
            }
            if (verdict.state() == State.ASKED && isGivenUp(verdict)) {
                var mark = ledger.takeOver(guess, verdict, deadline);
                if (mark instanceof Mark.Known(var other) && !other.isKnown()) {
                    return Verdict.ofSilence();
                }
                return judged(inquiry, mark, guess, deadline);
            }
            if (deadline.left(RESERVE).compareTo(RESERVE) < 0) {
                return Verdict.ofSilence();
            }
            pause();
        }
        return Verdict.ofSilence();
    }

    private boolean isGivenUp(StoredVerdict verdict) {
        return clock.millis() - verdict.atMillis() >= GIVEN_UP_MILLIS;
    }

    private @Nullable StoredVerdict read(Guess guess, Deadline deadline) {
        return ledger.read(guess.user(), deadline) instanceof Reading.Found(var user)
                ? user.verdicts().get(guess.verdictId())
                : null;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
