package cognitoverify.create;

import static cognitoverify.protocol.SignInMode.MFA;

import cognitoverify.create.Delivery.Possible;
import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.ClientRequest;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.VerificationSid;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All that a round depends on.
 *
 * @param last what create wrote about the last round; null if this is the first
 * @param now epoch seconds
 */
record Situation(
        CreateConfiguration configuration,
        User user,
        @Nullable ChallengeMetadata last,
        ClientRequest request,
        long now) {

    /**
     * Whether the user knows the password, and may be told the truth. Everybody else, a user whom
     * Cognito made up included, must not learn who has an account.
     */
    boolean isTrusted() {
        return configuration.policy().mode() == MFA && user.exists();
    }

    /** The channels that the client may ask for. */
    List<Channel> offeredChannels() {
        return isTrusted() ? user.usableChannels() : configuration.channels();
    }

    /** The last round's counters; those of a sign-in that begins now if there was none. */
    ChallengeMetadata before(Channel firstChannel) {
        return last == null
                ? new ChallengeMetadata(
                        0, SendWindow.NONE, firstChannel, null, VerificationSid.NONE)
                : last;
    }

    /** The destination as the client may see it. */
    String maskedDestination(Channel channel) {
        return isTrusted() && user.delivery(channel) instanceof Possible possible
                ? possible.masked()
                : Masks.nothing(channel);
    }
}
