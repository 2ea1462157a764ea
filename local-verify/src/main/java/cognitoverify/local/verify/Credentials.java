package cognitoverify.local.verify;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** User and password of HTTP Basic; both empty if there were none. */
record Credentials(String user, String password) {
    private static final Credentials NONE = new Credentials("", "");
    private static final String SCHEME = "Basic ";

    static Credentials of(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return NONE;
        }
        try {
            return decode(authorization.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException _) {
            return NONE;
        }
    }

    private static Credentials decode(String encoded) {
        var decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        var colon = decoded.indexOf(':');
        return colon < 0
                ? NONE
                : new Credentials(decoded.substring(0, colon), decoded.substring(colon + 1));
    }

    /** A password stays out of messages. */
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
