package cognitoverify.create;

import cognitoverify.create.Delivery.Possible;
import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.PrivateParameters;
import cognitoverify.protocol.PublicParameters;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.log.LogLine;

/**
 * A round as it is answered.
 *
 * @param metadata for later calls
 * @param reason for the client
 * @param logLine for the operator
 */
record Round(ChallengeMetadata metadata, Reason reason, LogLine logLine) {

    /** What the client sees. */
    PublicParameters publicParameters(Situation situation) {
        var policy = situation.configuration().policy();
        return new PublicParameters(
                metadata.channel(),
                situation.maskedDestination(metadata.channel()),
                situation.configuration().codeLength(),
                metadata.window().codeExpiresIn(situation.now()),
                metadata.window().resendIn(situation.now()),
                situation.offeredChannels(),
                Math.max(0, policy.maxGuesses() - metadata.guesses()),
                reason);
    }

    /** What verify needs. */
    PrivateParameters privateParameters(Situation situation) {
        return new PrivateParameters(
                sentTo(situation.user()),
                metadata.verificationSid(),
                metadata.window().lastSentAt(),
                situation.user().usableChannels().isEmpty());
    }

    /** Metadata never holds a destination; the last real send's is known by its channel. */
    private String sentTo(User user) {
        var channel = metadata.sentChannel();
        return channel != null && user.delivery(channel) instanceof Possible possible
                ? possible.destination().address()
                : "";
    }
}
