package cognitoverify.local.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;

/** An answer to anything but Cognito's operations. */
@SuppressWarnings("ArrayRecordComponent") // Written once, compared never.
record HttpReply(int status, String contentType, byte[] body) {
    static HttpReply json(JsonNode body) {
        return new HttpReply(200, "application/json", body.toString().getBytes(UTF_8));
    }

    static HttpReply text(int status, String body) {
        return new HttpReply(status, "text/plain; charset=utf-8", (body + "\n").getBytes(UTF_8));
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
