package cognitoverify.protocol.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names a user in the log without naming them: no user name, which may be a phone number, goes in.
 */
public final class UserHash {
    private static final int BYTES = 8;

    private UserHash() {}

    /**
     * The first 16 hex digits of SHA-256 over the pool's id, {@code :} and the user's {@code sub}.
     *
     * @param userAttributes as Cognito sent them, or null
     * @return empty where there is no {@code sub}: for a user who does not exist
     */
    public static String of(
            @Nullable String userPoolId, @Nullable Map<String, String> userAttributes) {
        @Nullable String sub = userAttributes == null ? null : userAttributes.get("sub");
        return sub == null ? "" : hash(userPoolId + ":" + sub);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
