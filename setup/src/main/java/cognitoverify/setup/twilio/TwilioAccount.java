package cognitoverify.setup.twilio;

import cognitoverify.code.Secret;

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
    /** Where Twilio's own Verify is. */
    public static final URI TWILIO = URI.create("https://verify.twilio.com");

    /** Whether an API key is used and not the account's auth token. */
    public boolean isApiKey() {
        return userName.startsWith("SK");
    }
}
