package cognitoverify.local.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The weather as {@code GET} and {@code PUT /weather} say it. */
final class WeatherJson {
    private static final List<String> FIELDS =
            List.of("fault", "delayMillis", "status", "twilioCode", "to");

    private WeatherJson() {}

    static ObjectNode write(Weather weather) {
        var body =
                Json.object()
                        .put("fault", name(weather.fault()))
                        .put("delayMillis", weather.delay().toMillis())
                        .put("status", weather.status())
                        .put("twilioCode", weather.twilioCode());
        return weather.to() == null ? body : body.put("to", weather.to());
    }

    /**
     * Reads a weather.
     *
     * @throws IllegalArgumentException with what to mend, for the person who typed it
     */
    static Weather read(String body) {
        var fields = object(body);
        fields.fieldNames().forEachRemaining(WeatherJson::requireKnown);
        return new Weather(
                fault(fields.path("fault")),
                Duration.ofMillis(number(fields, "delayMillis")),
                number(fields, "status"),
                number(fields, "twilioCode"),
                text(fields.path("to")));
    }

    private static JsonNode object(String body) {
        try {
            var fields = Json.read(body);
            require(fields.isObject(), "The weather is a JSON object.");
            return fields;
        } catch (JsonProcessingException _) {
            throw new IllegalArgumentException("That is not JSON.");
        }
    }

    private static void requireKnown(String field) {
        require(FIELDS.contains(field), "Unknown field. There are " + String.join(", ", FIELDS));
    }

    private static Fault fault(JsonNode node) {
        return Arrays.stream(Fault.values())
                .filter(fault -> name(fault).equals(node.asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fault is one of " + faults()));
    }

    private static int number(JsonNode fields, String field) {
        var node = fields.path(field);
        var isWhole = node.isIntegralNumber() && node.canConvertToInt();
        require(isWhole || node.isMissingNode(), field + " is a whole number.");
        return node.asInt();
    }

    private static @Nullable String text(JsonNode node) {
        require(node.isMissingNode() || node.isNull() || node.isTextual(), "to is a text.");
        return node.isTextual() ? node.asText() : null;
    }

    private static String faults() {
        return Arrays.stream(Fault.values())
                .map(WeatherJson::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
