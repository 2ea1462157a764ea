package cognitoverify.local.verify;

/** What became of a request about a verification. */
sealed interface Outcome {
    /** It was done; this is the verification afterwards. */
    record Done(Verification verification) implements Outcome {}

    /** A rule forbids it. */
    record Refused(TwilioError error) implements Outcome {}
}
