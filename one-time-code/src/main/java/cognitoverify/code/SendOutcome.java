package cognitoverify.code;

/** What became of a send. Which row of Twilio's answers is which is in {@code docs/protocol.md}. */
public sealed interface SendOutcome {
    /** What the operator is told. */
    Evidence evidence();

    /** The message is on its way. */
    record Sent(String verificationSid, Evidence evidence) implements SendOutcome {}

    /** The request was written and no clear answer came: the message may be on its way. */
    record Unconfirmed(Evidence evidence) implements SendOutcome {}

    /** Surely nothing was sent, and it is not the user's fault. */
    record Unavailable(Evidence evidence) implements SendOutcome {}

    /** Five messages were sent for the code, or too many to the number. */
    record TooManyCodes(Evidence evidence) implements SendOutcome {}

    /** Five answers were checked for the code. */
    record TooManyGuesses(Evidence evidence) implements SendOutcome {}

    /** Not on this channel; another may do. */
    record ChannelRefused(Evidence evidence) implements SendOutcome {}

    /** Not to this destination. */
    record DestinationRefused(Evidence evidence) implements SendOutcome {}
}
