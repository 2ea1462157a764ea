package cognitoverify.local.cognito.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** How Cognito's operations, and browsers' leave to call them, go over HTTP. */
public final class CognitoWire {
    /** Much more than any operation needs. */
    private static final int MOST_BYTES = 128 * 1024;

    private static final String ERROR_TYPE = "x-amzn-ErrorType";
    private static final String ERROR_MESSAGE = "x-amzn-ErrorMessage";
    private static final Pattern SDK = Pattern.compile("aws-sdk-([a-z]+)/([0-9][0-9.]*)");

    private final Supplier<CognitoApi> api;

    /** For the operations given, which may be others tomorrow. */
    public CognitoWire(Supplier<CognitoApi> api) {
        this.api = api;
    }

    /** Lets every page in, as Cognito does. */
    public static void preflight(HttpExchange exchange) throws IOException {
        open(exchange);
        var headers = exchange.getResponseHeaders();
        var asked = exchange.getRequestHeaders().getFirst("Access-Control-Request-Headers");
        headers.set("Access-Control-Allow-Headers", requireNonNullElse(asked, "*"));
        headers.set("Access-Control-Allow-Methods", "POST");
        headers.set("Access-Control-Max-Age", "172800");
        exchange.sendResponseHeaders(200, -1);
    }

    /** Serves one operation. */
    public void serve(HttpExchange exchange) throws IOException {
        open(exchange);
        var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            // The server hangs up on whoever is still sending; told so, a client doesn't ask again
            // on the same connection.
            exchange.getResponseHeaders().set("Connection", "close");
            var refused = new CognitoException("RequestEntityTooLargeException", "Too large");
            send(exchange, 413, error(exchange, refused));
            return;
        }
        try {
            send(exchange, 200, run(exchange, new String(body, UTF_8)));
        } catch (CognitoException refused) {
            send(exchange, 400, error(exchange, refused));
        }
    }

    private ObjectNode run(HttpExchange exchange, String body) {
        var headers = exchange.getRequestHeaders();
        var target = requireNonNullElse(headers.getFirst("X-Amz-Target"), "");
        var sdk = sdk(headers.getFirst("x-amz-user-agent"), headers.getFirst("User-Agent"));
        try {
            return api.get().run(target, body, sdk);
        } catch (CognitoException refused) {
            throw refused;
        } catch (RuntimeException bug) {
            bug.printStackTrace();
            throw new CognitoException("InternalErrorException", "Something went wrong");
        }
    }

    private static ObjectNode error(HttpExchange exchange, CognitoException refused) {
        var headers = exchange.getResponseHeaders();
        headers.set(ERROR_TYPE, refused.type() + ":");
        headers.set(ERROR_MESSAGE, refused.text().replaceAll("[^ -~]", "?"));
        return Json.object().put("__type", refused.type()).put("message", refused.text());
    }

    private static void open(HttpExchange exchange) {
        var headers = exchange.getResponseHeaders();
        headers.set("x-amzn-requestid", UUID.randomUUID().toString());
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set(
                "Access-Control-Expose-Headers",
                "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body)
            throws IOException {
        var bytes = body.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** As events have it: {@code aws-sdk-java-2.54.13}, and this for browsers. */
    private static String sdk(@Nullable String... agents) {
        for (var agent : agents) {
            var named = SDK.matcher(requireNonNullElse(agent, ""));
            if (named.find()) {
                return "aws-sdk-" + named.group(1) + "-" + named.group(2);
            }
        }
        return "aws-sdk-unknown-unknown";
    }
}
