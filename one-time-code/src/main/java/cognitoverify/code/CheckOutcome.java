package cognitoverify.code;

/** What came of a check. Only {@link Approved} is a right code. */
public sealed interface CheckOutcome {
    /** What the operator is told. */
    Evidence evidence();

    /** The right code, and it is used up now. */
    record Approved(Evidence evidence) implements CheckOutcome {}

    /** Not the code. */
    record WrongCode(Evidence evidence) implements CheckOutcome {}

    /** There is no such code any more: expired, used up, or guessed at too often. */
    record Gone(Evidence evidence) implements CheckOutcome {}

    /** Nobody can say. */
    record Unavailable(Evidence evidence) implements CheckOutcome {}
}
