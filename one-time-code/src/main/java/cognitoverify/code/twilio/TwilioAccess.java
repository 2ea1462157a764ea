package cognitoverify.code.twilio;

import cognitoverify.code.CachedSecret;
import cognitoverify.code.aws.LambdaCredentials;
import cognitoverify.code.ssm.SsmConfiguration;
import cognitoverify.code.ssm.SsmSecretStore;
import cognitoverify.protocol.configuration.Settings;

import java.time.InstantSource;

/**
 * All that a function must be told to reach Twilio Verify.
 *
 * @param twilio whom to ask, and as whom
 * @param ssm where the secret is
 */
public record TwilioAccess(TwilioConfiguration twilio, SsmConfiguration ssm) {

    /** Reads the variables. */
    public static TwilioAccess read(Settings settings) {
        return new TwilioAccess(
                TwilioConfiguration.read(settings), SsmConfiguration.read(settings));
    }

    /**
     * The secret, cached; nothing is read yet.
     *
     * @param credentials for SSM
     */
    public CachedSecret secrets(LambdaCredentials credentials) {
        return new CachedSecret(new SsmSecretStore(ssm, credentials), InstantSource.system());
    }
}
