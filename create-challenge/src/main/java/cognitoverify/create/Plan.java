package cognitoverify.create;

import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.log.Outcome;

/** What a round does. */
sealed interface Plan {
    /**
     * Send a code.
     *
     * @param before the counters before it
     * @param after the sends with it
     */
    record Send(
            ChallengeMetadata before, SendWindow after, Channel channel, Delivery.Possible delivery)
            implements Plan {
        /** The same as the ledger counts it. */
        Send counted(SendWindow after) {
            return new Send(before, after, channel, delivery);
        }
    }

    /**
     * Make it look as if a code was sent.
     *
     * @param before the counters before it
     * @param after the sends with it
     * @param cause why none can be sent, for the log
     * @param country the number's, if there is one
     */
    record Pretend(
            ChallengeMetadata before,
            SendWindow after,
            Channel channel,
            String cause,
            String country)
            implements Plan {
        /** The same as the ledger counts it. */
        Pretend counted(SendWindow after) {
            return new Pretend(before, after, channel, cause, country);
        }
    }

    /**
     * Say what came of a guess.
     *
     * @param last the round that it answered
     */
    record Guess(ChallengeMetadata last) implements Plan {}

    /**
     * Send nothing, and say why.
     *
     * @param metadata the round's counters
     * @param channel the channel it is about
     * @param cause the true reason, for the log
     */
    record Stay(
            ChallengeMetadata metadata,
            Reason reason,
            Outcome outcome,
            Channel channel,
            String cause)
            implements Plan {}
}
