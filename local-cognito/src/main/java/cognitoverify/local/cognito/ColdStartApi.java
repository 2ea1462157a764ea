package cognitoverify.local.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.trigger.ColdStarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.time.Duration;

/** {@code GET} and {@code PUT /cold-start}: {@code {"delayMillis":6000}}, 0 for none. */
final class ColdStartApi {
    private static final String FIELD = "delayMillis";

    /** Longer than anything that makes sense. */
    private static final int MOST_BYTES = 1_000;

    private final ColdStarts coldStarts;

    ColdStartApi(ColdStarts coldStarts) {
        this.coldStarts = coldStarts;
    }

    static boolean serves(String method, String path) {
        return path.equals("/cold-start") && (method.equals("GET") || method.equals("PUT"));
    }

    void serve(HttpExchange exchange) throws IOException {
        reply(exchange).send(exchange);
    }

    private HttpReply reply(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            var body = exchange.getRequestBody().readNBytes(MOST_BYTES);
            try {
                coldStarts.delay(delay(new String(body, UTF_8)));
            } catch (IllegalArgumentException problem) {
                return HttpReply.text(
                        400, "The cold start stays as it was: " + problem.getMessage());
            }
        }
        return HttpReply.json(Json.object().put(FIELD, coldStarts.delay().toMillis()));
    }

    private static Duration delay(String body) {
        if (!(Json.read(body) instanceof ObjectNode json)) {
            throw new IllegalArgumentException("It is a JSON object.");
        }
        var delay = json.path(FIELD);
        require(json.size() == 1 && !delay.isMissingNode(), "Its one field is " + FIELD + ".");
        require(delay.isIntegralNumber() && delay.canConvertToInt(), FIELD + " is a whole number.");
        return Duration.ofMillis(delay.intValue());
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
