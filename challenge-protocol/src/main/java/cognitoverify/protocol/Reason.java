package cognitoverify.protocol;

/**
 * Why a round exists: the public parameter {@code REASON}. {@code docs/protocol.md} says what a
 * client should show.
 */
public enum Reason {
    /** A code was sent, or (a decoy) it is made to look so. */
    CODE_SENT,

    /** A code may be on its way: Twilio was asked and gave no clear answer. */
    SEND_UNCONFIRMED,

    /** The answer was wrong, and counted. */
    WRONG_CODE,

    /** The answer was wrong, and no code is alive any more; counted. */
    CODE_EXPIRED,

    /** A resend was asked for before {@code RESEND_IN} ran out. */
    TOO_SOON,

    /** Five codes were sent; {@code RESEND_IN} says when the next is possible. */
    TOO_MANY_CODES,

    /** Too many wrong guesses; nothing is sent meanwhile. */
    TOO_MANY_GUESSES,

    /** The channel asked for is not to be had; another may be. */
    CHANNEL_UNAVAILABLE,

    /** No code can reach this user. Only after a password. */
    DELIVERY_UNAVAILABLE,

    /** Surely nothing was sent; a resend is possible at once. */
    TEMPORARILY_UNAVAILABLE,

    /** The client asked for an action that does not exist; nothing was done. */
    UNKNOWN_ACTION
}
