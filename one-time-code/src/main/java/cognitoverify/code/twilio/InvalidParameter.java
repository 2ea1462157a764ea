package cognitoverify.code.twilio;

import com.twilio.exception.ApiException;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * Which parameter a 60200 is about. Only its message says so, and the message may hold the number:
 * it stays here.
 */
enum InvalidParameter {
    TO,
    CHANNEL,
    OTHER;

    /** Seen: "Invalid parameter: To" and "Invalid parameter `To`: …". */
    private static final Pattern MESSAGE =
            Pattern.compile("Invalid parameter[: ]*`?(To|Channel)\\b.*", Pattern.DOTALL);

    static InvalidParameter of(@Nullable ApiException error) {
        @Nullable String message = error == null ? null : error.getMessage();
        var match = MESSAGE.matcher(message == null ? "" : message);
        if (!match.matches()) {
            return OTHER;
        }
        return match.group(1).equals("To") ? TO : CHANNEL;
    }
}
