package cognitoverify.create;

import cognitoverify.code.Evidence;
import cognitoverify.code.SendOutcome;
import cognitoverify.protocol.log.Level;

import java.util.List;

/** One of each. */
final class SendOutcomes {
    static final Evidence EVIDENCE = new Evidence("EVIDENCE", Level.WARN, 400, 60000);
    static final SendOutcome SENT =
            new SendOutcome.Sent(Stage.SID, new Evidence("CODE_SENT", Level.INFO, 201, 0));
    static final SendOutcome UNCONFIRMED = new SendOutcome.Unconfirmed(EVIDENCE);
    static final SendOutcome UNAVAILABLE = new SendOutcome.Unavailable(EVIDENCE);
    static final SendOutcome TOO_MANY_CODES =
            new SendOutcome.TooManyCodes(new Evidence("TOO_MANY_CODES", Level.WARN, 429, 60203));
    static final SendOutcome TOO_MANY_GUESSES = new SendOutcome.TooManyGuesses(EVIDENCE);
    static final SendOutcome CHANNEL_REFUSED = new SendOutcome.ChannelRefused(EVIDENCE);
    static final SendOutcome DESTINATION_REFUSED = new SendOutcome.DestinationRefused(EVIDENCE);

    static final List<SendOutcome> ALL =
            List.of(
                    SENT,
                    UNCONFIRMED,
                    UNAVAILABLE,
                    TOO_MANY_CODES,
                    TOO_MANY_GUESSES,
                    CHANNEL_REFUSED,
                    DESTINATION_REFUSED);

    private SendOutcomes() {}
}
