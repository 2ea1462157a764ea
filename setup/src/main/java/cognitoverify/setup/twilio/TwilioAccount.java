package cognitoverify.setup.twilio;

import static cognitoverify.code.twilio.TwilioConfiguration.TWILIO;

import cognitoverify.code.Secret;
import cognitoverify.code.twilio.TwilioConfiguration;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import java.net.URI;

/**
 * Whom Twilio takes us for.
 *
 * @param accountSid {@code AC} and 32 hexadecimal digits; may be empty with an API key
 * @param userName the API key's SID ({@code SK…}) if there is one, else the account's
 * @param secret the key's secret, or the account's auth token
 * @param baseUrl of Verify's API, without a slash at its end
 */
public record TwilioAccount(String accountSid, String userName, Secret secret, URI baseUrl) {
    /**
     * By SIDs that are known to be well formed.
     *
     * @param apiKeySid empty to use the account's auth token
     * @param baseUrl empty for Twilio's own
     * @throws SetupException if the address is none that a secret may be sent to
     */
    public static TwilioAccount of(
            String accountSid, String apiKeySid, Secret secret, String baseUrl) {
        var url = baseUrl.isBlank() ? TWILIO : TwilioConfiguration.baseUrl(baseUrl.strip());
        if (url == null) {
            throw new SetupException(
                    ExitCode.USAGE,
                    "VERIFY_BASE_URL must be https, or http for this machine; nothing else may be"
                            + " sent a secret.");
        }
        return new TwilioAccount(
                accountSid, apiKeySid.isEmpty() ? accountSid : apiKeySid, secret, url);
    }
}
