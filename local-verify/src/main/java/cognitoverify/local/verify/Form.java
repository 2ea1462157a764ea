package cognitoverify.local.verify;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The application/x-www-form-urlencoded of bodies and queries. */
final class Form {
    private Form() {}

    /** Null if it can't be decoded. Of a repeated name the first value is taken. */
    static @Nullable Map<String, String> decode(String text) {
        try {
            return decodeFields(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static Map<String, String> decodeFields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (var field : text.split("&", -1)) {
            var equals = field.indexOf('=');
            var name = equals < 0 ? field : field.substring(0, equals);
            var value = equals < 0 ? "" : field.substring(equals + 1);
            fields.putIfAbsent(
                    URLDecoder.decode(name, StandardCharsets.UTF_8),
                    URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        fields.remove("");
        return fields;
    }
}
