package cognitoverify.ledger;

import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.VerificationSid;

import org.jspecify.annotations.Nullable;

/** What came of a send that was claimed. */
public sealed interface Sending {
    /**
     * It was sent, may have been, or was shown as sent.
     *
     * @param reason what its round was told
     * @param channel null if nothing was sent in truth
     * @param verificationSid empty where Twilio did not name it
     */
    record Sent(Reason reason, @Nullable Channel channel, String verificationSid)
            implements Sending {
        /** Checks what the types can't. */
        public Sent {
            VerificationSid.requireWellFormedOrNone(verificationSid);
        }
    }

    /** Twilio refused it for one of its own limits: it stands for the last send of a window. */
    record Limited(Reason reason) implements Sending {}

    /** Surely nothing was sent: no count, no wait, no cost. */
    record NotSent() implements Sending {}
}
