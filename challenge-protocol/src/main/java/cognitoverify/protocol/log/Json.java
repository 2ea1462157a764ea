package cognitoverify.protocol.log;

import java.util.Map;

/**
 * Writes one flat JSON object on one line. A library would cost the functions more start-up time
 * than it saves code.
 */
final class Json {
    private Json() {}

    /** The members without braces, so that the caller can add its own. */
    static String members(Map<String, Object> fields) {
        var json = new StringBuilder();
        for (var field : fields.entrySet()) {
            json.append(json.isEmpty() ? "" : ",").append(string(field.getKey())).append(':');
            json.append(
                    field.getValue() instanceof Number number
                            ? number
                            : string(field.getValue().toString()));
        }
        return json.toString();
    }

    /** A text in quotes. */
    static String string(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(character -> append(json, (char) character));
        return json.append('"').toString();
    }

    /**
     * Anything beyond printable ASCII is escaped: a value can neither end its string nor begin a
     * line.
     */
    private static void append(StringBuilder json, char character) {
        if (character == '"' || character == '\\') {
            json.append('\\').append(character);
        } else if (character < ' ' || character > '~') {
            json.append("\\u%04x".formatted((int) character));
        } else {
            json.append(character);
        }
    }
}
