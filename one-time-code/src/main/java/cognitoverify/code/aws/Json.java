package cognitoverify.code.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;

/** JSON as AWS speaks it. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /**
     * Reads it.
     *
     * @throws IOException it is none, or no object
     */
    static JsonNode parse(String text) throws IOException {
        var node = MAPPER.readTree(text);
        if (!node.isObject()) {
            throw new IOException("Not a JSON object");
        }
        return node;
    }

    /** Reads it, for which a refusal's status says enough: a proxy's has another body, or none. */
    static JsonNode parseOrEmpty(String text) {
        try {
            return parse(text);
        } catch (IOException _) {
            return MAPPER.createObjectNode();
        }
    }
}
