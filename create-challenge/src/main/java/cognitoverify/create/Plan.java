package cognitoverify.create;

import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.log.Outcome;

/** What a round does. */
sealed interface Plan {
    /**
     * Send a code.
     *
     * @param before the counters before it
     */
    record Send(ChallengeMetadata before, Channel channel, Delivery.Possible delivery)
            implements Plan {}

    /**
     * Make it look as if a code was sent.
     *
     * @param before the counters before it
     */
    record Pretend(ChallengeMetadata before, Channel channel, Delivery.Impossible delivery)
            implements Plan {}

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
