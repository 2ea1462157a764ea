package cognitoverify.protocol;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the client sees of a round, as {@code publicChallengeParameters}: the same keys in every
 * round, all strings. Where Cognito has a name for the same thing in its own SMS_MFA, the key is
 * Cognito's.
 *
 * @param channel the round's channel
 * @param maskedDestination where the code goes, with stars
 * @param codeLength how many digits a code has
 * @param codeExpiresIn seconds that the code has left; 0 if nothing was sent
 * @param resendIn seconds until a resend is possible
 * @param channels what {@code codeChannel} may ask for, in the configured order
 * @param guessesLeft wrong guesses that are still allowed
 * @param reason why this round exists
 */
public record PublicParameters(
        Channel channel,
        String maskedDestination,
        int codeLength,
        long codeExpiresIn,
        long resendIn,
        List<Channel> channels,
        int guessesLeft,
        Reason reason) {

    /** Copies the list. */
    public PublicParameters {
        channels = List.copyOf(channels);
    }

    /** The map for {@code publicChallengeParameters}; Cognito adds {@code USERNAME}. */
    public Map<String, String> format() {
        var map = new LinkedHashMap<String, String>();
        map.put("CODE_DELIVERY_DELIVERY_MEDIUM", channel.name());
        map.put("CODE_DELIVERY_DESTINATION", maskedDestination);
        map.put("CODE_LENGTH", Integer.toString(codeLength));
        map.put("CODE_EXPIRES_IN", Long.toString(codeExpiresIn));
        map.put("RESEND_IN", Long.toString(resendIn));
        map.put("CHANNELS", channels.stream().map(Channel::name).collect(joining(",")));
        map.put("GUESSES_LEFT", Integer.toString(guessesLeft));
        map.put("REASON", reason.name());
        return map;
    }
}
