package cognitoverify.protocol.log;

/** What a function decided: the field {@code outcome}, in lower case. */
public enum Outcome {
    /** Define: a code comes next. */
    CHALLENGE,

    /** Define: the password comes next. */
    PASSWORD,

    /** Define: signed in. */
    TOKENS,

    /** Define: the sign-in is over. */
    FAIL,

    /** Create: Twilio took the send. */
    SENT,

    /** Create: Twilio may have taken the send. */
    UNCONFIRMED,

    /** Create: Twilio, or a rule of ours, refuses this destination, channel or number of sends. */
    REFUSED,

    /**
     * Create: nothing was sent for a fault of ours or Twilio's. Verify: the answer could not be
     * checked.
     */
    UNAVAILABLE,

    /** Create: a resend came too soon. */
    WAITING,

    /** Create: a round after a wrong guess; nothing is sent. */
    GUESS,

    /** Create: somebody who can't get a code was answered like anybody else. */
    DECOY,

    /** Verify: the right code. */
    RIGHT,

    /** Verify: Twilio says that it is not the code. */
    WRONG,

    /** Verify: there was nothing to ask Twilio. */
    NOT_CHECKED
}
