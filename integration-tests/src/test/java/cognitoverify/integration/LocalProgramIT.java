package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.lambda.Event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The local stack as {@code ./mvnw -Plocal} and its jar start it: a program of its own, with the
 * libraries that it names and no others. A test's class path has more.
 */
@Timeout(60)
class LocalProgramIT {
    private static final Path FOLDER = Path.of("..", "local-cognito", "target");
    private static final Pattern ADDRESS = Pattern.compile("Cognito: (http://\\S+),");
    private static final int WARM_UPS = 6;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path log = Path.of("target", "local-program.log");
    private final Process program = start();

    @AfterEach
    void end() {
        Program.end(program);
    }

    @Test
    void signsPeopleInWithACode() throws Exception {
        var cognito = address();
        for (int tries = 1; !signsIn(cognito); tries++) {
            assertThat(tries).as(Files.readString(log)).isLessThan(WARM_UPS);
        }
    }

    /** A function's first call may be too slow for its own deadlines. */
    private boolean signsIn(URI cognito) throws Exception {
        var initiation = object().put("AuthFlow", "CUSTOM_AUTH");
        initiation.put("ClientId", "localpasswordless");
        initiation.putObject("AuthParameters").put("USERNAME", PasswordlessSignIns.NUMBER);
        var round = call(cognito, "InitiateAuth", initiation);
        var inbox = Event.parse("{\"inbox\":" + get(cognito.resolve("/inbox")) + "}").node();
        var code = inbox.at("/inbox/0/code").asText();
        if (code.isEmpty()) {
            return false;
        }
        var answer = object().put("ChallengeName", "CUSTOM_CHALLENGE");
        answer.put("ClientId", "localpasswordless").set("Session", round.path("Session"));
        answer.putObject("ChallengeResponses")
                .put("USERNAME", PasswordlessSignIns.NUMBER)
                .put("ANSWER", code);
        return call(cognito, "RespondToAuthChallenge", answer)
                .at("/AuthenticationResult/AccessToken")
                .isTextual();
    }

    private JsonNode call(URI cognito, String operation, ObjectNode request) throws Exception {
        return Event.parse(
                        send(
                                HttpRequest.newBuilder(cognito.resolve("/"))
                                        .header(
                                                "X-Amz-Target",
                                                "AWSCognitoIdentityProviderService." + operation)
                                        .header("Content-Type", "application/x-amz-json-1.1")
                                        .POST(BodyPublishers.ofString(request.toString()))))
                .node();
    }

    private String get(URI uri) throws Exception {
        return send(HttpRequest.newBuilder(uri));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }

    private Process start() {
        return Program.start(
                FOLDER,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // It runs for seconds.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar().getFileName().toString(),
                        "--port",
                        "0",
                        "--verify-port",
                        "0"),
                Map.of(),
                log.toAbsolutePath());
    }

    private static Path jar() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(
                            file -> file.getFileName().toString().matches("local-.*[0-9]\\.jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI address() throws Exception {
        while (true) {
            var found = ADDRESS.matcher(Files.readString(log));
            if (found.find()) {
                return URI.create(found.group(1));
            }
            assertThat(program.isAlive()).as(Files.readString(log)).isTrue();
            Thread.sleep(100);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
