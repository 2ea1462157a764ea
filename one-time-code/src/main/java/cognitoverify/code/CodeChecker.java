package cognitoverify.code;

/** Has an answer compared with the code that was sent. */
@FunctionalInterface
public interface CodeChecker {
    /**
     * Asks once: a check may use up the code, so a repeat could refuse the right one.
     *
     * @param deadline by when the answer is needed
     * @return what came of it; nothing that can happen on the way is thrown
     */
    CheckOutcome check(CodeCheck check, Deadline deadline);
}
