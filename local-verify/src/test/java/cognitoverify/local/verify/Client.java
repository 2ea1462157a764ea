package cognitoverify.local.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks as a program would: over HTTP, knowing nothing of what is inside. */
final class Client {
    static final String ACCOUNT = "AC" + "0".repeat(32);
    static final String SERVICE = "VA" + "0".repeat(32);
    static final String ANN = "+12025550100";
    static final String BOB = "+12025550101";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<URI> server;
    private final String user;
    private final String password;
    private final Duration timeout;

    private Client(Supplier<URI> server, String user, String password, Duration timeout) {
        this.server = server;
        this.user = user;
        this.password = password;
        this.timeout = timeout;
    }

    static Client of(LocalVerifyExtension extension) {
        return of(() -> extension.server().uri());
    }

    static Client of(Supplier<URI> server) {
        return new Client(server, ACCOUNT, "local-secret", Duration.ofSeconds(20));
    }

    Client as(String user, String password) {
        return new Client(server, user, password, timeout);
    }

    Client waiting(Duration timeout) {
        return new Client(server, user, password, timeout);
    }

    /** Status and body; {@code json} of a body that is none is a missing node. */
    record Answer(int status, String contentType, String body) {
        JsonNode json() {
            try {
                return Json.read(body);
            } catch (JsonProcessingException failure) {
                throw new AssertionError("No JSON: " + body, failure);
            }
        }

        String text(String field) {
            return json().path(field).asText();
        }

        int code() {
            return json().path("code").asInt();
        }
    }

    Answer send(String to, String channel) {
        return create(Map.of("To", to, "Channel", channel));
    }

    Answer create(Map<String, String> form) {
        return post("/v2/Services/" + SERVICE + "/Verifications", form);
    }

    Answer check(String to, String code) {
        return check(Map.of("To", to, "Code", code));
    }

    Answer check(Map<String, String> form) {
        return post("/v2/Services/" + SERVICE + "/VerificationCheck", form);
    }

    Answer fetch(String sid) {
        return request("GET", "/v2/Services/" + SERVICE + "/Verifications/" + sid, "");
    }

    Answer update(String sid, String status) {
        return post("/v2/Services/" + SERVICE + "/Verifications/" + sid, Map.of("Status", status));
    }

    Answer ssm(String operation, String body) {
        return send(builder("/").header("X-Amz-Target", operation), "POST", body);
    }

    Answer post(String path, Map<String, String> form) {
        var body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return request("POST", path, body);
    }

    Answer request(String method, String path, String body) {
        return send(builder(path), method, body);
    }

    private HttpRequest.Builder builder(String path) {
        var builder = HttpRequest.newBuilder(URI.create(server.get() + path)).timeout(timeout);
        builder.header("Content-Type", "application/x-www-form-urlencoded");
        return user.isEmpty() ? builder : builder.header("Authorization", basic());
    }

    private String basic() {
        var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    private Answer send(HttpRequest.Builder builder, String method, String body) {
        var request = builder.method(method, BodyPublishers.ofString(body)).build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            var type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(response.statusCode(), type, response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
