package cognitoverify.verify;

import cognitoverify.code.CheckOutcome;
import cognitoverify.code.CheckOutcome.Approved;
import cognitoverify.code.CheckOutcome.Gone;
import cognitoverify.code.CheckOutcome.Unavailable;
import cognitoverify.code.CheckOutcome.WrongCode;
import cognitoverify.protocol.log.Level;
import cognitoverify.protocol.log.LogLine;
import cognitoverify.protocol.log.Outcome;
import cognitoverify.protocol.log.Trigger;

/**
 * Right or wrong, and why.
 *
 * @param right whether the answer is the code
 * @param logLine for the operator
 */
record Verdict(boolean right, LogLine logLine) {
    /** Wrong, without having asked. */
    static Verdict notChecked(String cause) {
        return new Verdict(false, line(Outcome.NOT_CHECKED, cause));
    }

    /** Nobody can be asked just now. */
    static Verdict unavailable(String cause) {
        return new Verdict(false, line(Outcome.UNAVAILABLE, cause).level(Level.ERROR));
    }

    /** Nobody may be asked: too many wrong guesses. */
    static Verdict ofTooManyGuesses() {
        return new Verdict(false, line(Outcome.NOT_CHECKED, "USER_GUESSES").level(Level.WARN));
    }

    /** Another delivery of this very answer has asked, and knows. */
    static Verdict ofDuplicate(boolean right) {
        return new Verdict(right, line(right ? Outcome.RIGHT : Outcome.WRONG, "DUPLICATE"));
    }

    /** Another delivery has asked, and does not tell in time. */
    static Verdict ofSilence() {
        return new Verdict(false, line(Outcome.UNAVAILABLE, "DUPLICATE").level(Level.WARN));
    }

    /** The operator must know that the ledger could not be asked. */
    Verdict withLedgerDown() {
        return new Verdict(right, logLine.ledgerDown());
    }

    /** Where the code went, as far as the log may say so. */
    Verdict ofCountry(String country) {
        return new Verdict(right, logLine.country(country));
    }

    /** Wrong, because the function itself failed. */
    static Verdict ofBug() {
        return unavailable("INTERNAL_ERROR");
    }

    /** What Twilio says. */
    static Verdict of(CheckOutcome outcome) {
        var line = line(logged(outcome), outcome.evidence().reason());
        return new Verdict(outcome instanceof Approved, outcome.evidence().addTo(line));
    }

    private static Outcome logged(CheckOutcome outcome) {
        return switch (outcome) {
            case Approved _ -> Outcome.RIGHT;
            case WrongCode _, Gone _ -> Outcome.WRONG;
            case Unavailable _ -> Outcome.UNAVAILABLE;
        };
    }

    private static LogLine line(Outcome outcome, String reason) {
        return new LogLine(Trigger.VERIFY, outcome, reason);
    }
}
