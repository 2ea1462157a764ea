package cognitoverify.local.verify;

import java.util.UUID;
import java.util.regex.Pattern;

/** Twilio's identifiers: two letters that say the kind, and 32 hexadecimal digits. */
final class Sid {
    private Sid() {}

    static String next(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    static boolean is(String prefix, String text) {
        return Pattern.matches(prefix + "[0-9a-fA-F]{32}", text);
    }
}
