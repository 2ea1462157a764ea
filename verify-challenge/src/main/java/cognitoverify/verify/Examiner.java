package cognitoverify.verify;

import cognitoverify.code.CheckOutcome;
import cognitoverify.code.CheckOutcome.Approved;
import cognitoverify.code.CheckOutcome.Gone;
import cognitoverify.code.CheckOutcome.Unavailable;
import cognitoverify.code.CheckOutcome.WrongCode;
import cognitoverify.code.CodeCheck.Subject.BySid;
import cognitoverify.code.CodeChecker;
import cognitoverify.code.Deadline;
import cognitoverify.code.DecoyPace;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.protocol.VerificationSid;
import cognitoverify.verify.Inquiry.Ask;
import cognitoverify.verify.Inquiry.Nothing;
import cognitoverify.verify.Inquiry.Pretend;

/** Finds out about an answer, or makes it look so: to the clock, too. */
record Examiner(CodeChecker checker, DecoyPace pace) {
    private static final int TOO_MANY_CHECKS = 60202;

    /**
     * What came of it.
     *
     * @param state what the ledger is to remember
     * @param verificationSid the code's; empty if there is none, or Twilio did not name it
     */
    record Finding(Verdict verdict, State state, String verificationSid) {}

    Finding examine(Inquiry inquiry, Deadline deadline) {
        return switch (inquiry) {
            case Nothing(var cause) -> notChecked(cause);
            case Pretend(_, var cause, _) -> {
                pace.pretend(deadline);
                yield notChecked(cause);
            }
            case Ask(var check, var round) -> {
                var outcome = pace.timed(() -> checker.check(check, deadline));
                yield new Finding(
                        Verdict.of(outcome).ofCountry(round.country()),
                        state(outcome),
                        check.subject() instanceof BySid(var sid) ? sid : VerificationSid.NONE);
            }
        };
    }

    private static Finding notChecked(Inquiry.Cause cause) {
        return new Finding(Verdict.notChecked(cause.name()), State.WRONG, VerificationSid.NONE);
    }

    private static State state(CheckOutcome outcome) {
        return switch (outcome) {
            case Approved _ -> State.RIGHT;
            case WrongCode _ -> State.WRONG;
            // Of a code that was guessed at too often Twilio makes no other until it has died.
            case Gone(var evidence) ->
                    evidence.twilioCode() == TOO_MANY_CHECKS ? State.WRONG : State.GONE;
            case Unavailable _ -> State.UNAVAILABLE;
        };
    }
}
