package cognitoverify.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;

/** A client of Cognito's API that lets a test say anything. */
record Client(URI uri) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Client of(LocalCognito cognito) {
        return new Client(cognito.uri());
    }

    /** Calls an operation that must succeed. */
    ObjectNode call(String operation, ObjectNode request) {
        var reply = post(operation, request.toString());
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return body(reply);
    }

    /** Calls an operation that must fail, and returns type and text. */
    String refusal(String operation, ObjectNode request) {
        return refusal(post(operation, request.toString()));
    }

    static String refusal(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        var body = body(reply);
        return body.path("__type").asText() + ": " + body.path("message").asText();
    }

    static ObjectNode body(HttpResponse<String> reply) {
        return Objects.requireNonNull(Json.readObject(reply.body()), reply.body());
    }

    HttpResponse<String> post(String operation, String body) {
        return send(
                HttpRequest.newBuilder(uri.resolve("/"))
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .header("x-amz-target", "AWSCognitoIdentityProviderService." + operation)
                        .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri.resolve(path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    ObjectNode initiate(LocalPool pool, String userName) {
        return call("InitiateAuth", initiation(pool.clientId(), userName));
    }

    static ObjectNode initiation(String clientId, String userName) {
        return initiation(clientId, Map.of("USERNAME", userName));
    }

    static ObjectNode initiation(String clientId, Map<String, String> parameters) {
        var request = Json.object().put("AuthFlow", "CUSTOM_AUTH").put("ClientId", clientId);
        request.set("AuthParameters", Json.object(parameters));
        return request;
    }

    ObjectNode answer(LocalPool pool, ObjectNode challenge, String answer) {
        return call("RespondToAuthChallenge", response(pool.clientId(), challenge, answer));
    }

    static ObjectNode response(String clientId, ObjectNode challenge, String answer) {
        return response(clientId, challenge, Map.of("ANSWER", answer));
    }

    static ObjectNode response(
            String clientId, ObjectNode challenge, Map<String, String> responses) {
        var request = Json.object().put("ClientId", clientId);
        request.set("ChallengeName", challenge.path("ChallengeName"));
        request.set("Session", challenge.path("Session"));
        var all = Json.object(responses);
        if (!all.has("USERNAME")) {
            all.set("USERNAME", challenge.at("/ChallengeParameters/USERNAME"));
        }
        request.set("ChallengeResponses", all);
        return request;
    }
}
