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
 * @param waitsUntil when anything will be sent again, if that is later than the sends' own wait;
 *     epoch seconds
 * @param logLine for the operator
 */
record Round(ChallengeMetadata metadata, Reason reason, long waitsUntil, LogLine logLine) {

    /** With the sends' own wait. */
    Round(ChallengeMetadata metadata, Reason reason, LogLine logLine) {
        this(metadata, reason, 0, logLine);
    }

    /** With a longer wait. */
    Round waitingUntil(long time) {
        return new Round(metadata, reason, time, logLine);
    }

    /** The same under a name of its own. */
    Round withNonce(String nonce) {
        return new Round(metadata.withNonce(nonce), reason, waitsUntil, logLine);
    }

    /** The operator must know that it was made without the ledger. */
    Round withLedgerDown() {
        return new Round(metadata, reason, waitsUntil, logLine.ledgerDown());
    }

    /** The operator must know that somebody may be pumping. */
    Round withFewApprovals() {
        return new Round(metadata, reason, waitsUntil, logLine.fewApprovals());
    }

    /** What the client sees. */
    PublicParameters publicParameters(Situation situation) {
        var policy = situation.configuration().policy();
        return new PublicParameters(
                metadata.channel(),
                situation.maskedDestination(metadata.channel()),
                situation.configuration().codeLength(),
                metadata.window().codeExpiresIn(situation.now()),
                Math.max(metadata.window().resendIn(situation.now()), waitsUntil - situation.now()),
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
                situation.user().usableChannels().isEmpty(),
                country(situation.user()),
                metadata.nonce());
    }

    /** Metadata never holds a destination; the last real send's is known by its channel. */
    private String sentTo(User user) {
        var channel = metadata.sentChannel();
        return channel != null && user.delivery(channel) instanceof Possible possible
                ? possible.destination().address()
                : "";
    }

    private String country(User user) {
        var channel = metadata.sentChannel();
        return channel == null ? "" : user.delivery(channel).country();
    }
}
