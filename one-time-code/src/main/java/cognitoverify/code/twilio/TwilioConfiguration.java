package cognitoverify.code.twilio;

import cognitoverify.protocol.configuration.Settings;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * What the adapter is told by the environment.
 *
 * @param userName who we are for Twilio: {@code TWILIO_API_KEY_SID} if set, else {@code
 *     TWILIO_ACCOUNT_SID}
 * @param accountSid {@code TWILIO_ACCOUNT_SID}
 * @param serviceSid {@code VERIFY_SERVICE_SID}
 * @param baseUrl {@code VERIFY_BASE_URL}; without a slash at its end
 */
public record TwilioConfiguration(
        String userName, String accountSid, String serviceSid, URI baseUrl) {
    /** Where Twilio's own Verify is. */
    public static final URI TWILIO = URI.create("https://verify.twilio.com");

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|host\\.docker\\.internal");

    /** Reads the variables. */
    public static TwilioConfiguration read(Settings settings) {
        var accountSid =
                settings.required("TWILIO_ACCOUNT_SID", text -> sid("AC", text), shape("AC"), "");
        var apiKeySid =
                settings.optional("TWILIO_API_KEY_SID", text -> sid("SK", text), shape("SK"), "");
        return new TwilioConfiguration(
                apiKeySid.isEmpty() ? accountSid : apiKeySid,
                accountSid,
                settings.required("VERIFY_SERVICE_SID", text -> sid("VA", text), shape("VA"), ""),
                settings.optional(
                        "VERIFY_BASE_URL",
                        TwilioConfiguration::baseUrl,
                        "an https URL, or an http one for this machine or host.docker.internal",
                        TWILIO));
    }

    private static String shape(String prefix) {
        return prefix + " and 32 hex digits";
    }

    private static @Nullable String sid(String prefix, String text) {
        return text.matches(prefix + "[0-9a-fA-F]{32}") ? text : null;
    }

    /**
     * An address to which a secret may be sent: https, or http to this machine alone.
     *
     * @return without a slash at its end; null for anything else
     */
    public static @Nullable URI baseUrl(String text) {
        try {
            var url = URI.create(text.replaceFirst("/+$", ""));
            return isAllowed(url) ? url : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static boolean isAllowed(URI url) {
        @Nullable String host = url.getHost();
        if (host == null
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            return false;
        }
        return "https".equalsIgnoreCase(url.getScheme())
                || ("http".equalsIgnoreCase(url.getScheme()) && LOOPBACK.matcher(host).matches());
    }
}
