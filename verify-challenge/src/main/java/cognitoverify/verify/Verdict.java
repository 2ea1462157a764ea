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
    static Verdict of(Inquiry.Nothing nothing) {
        return new Verdict(false, line(Outcome.NOT_CHECKED, nothing.cause().name()));
    }

    /** Wrong, because the function itself failed. */
    static Verdict ofBug() {
        return new Verdict(false, line(Outcome.UNAVAILABLE, "INTERNAL_ERROR").level(Level.ERROR));
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
