package cognitoverify.setup.pool;

import cognitoverify.local.cognito.LocalCognito;
import cognitoverify.setup.LambdaStandIn;
import cognitoverify.setup.StackStandIn;
import cognitoverify.setup.Tool;
import cognitoverify.setup.Tool.Result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

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
import java.util.stream.Stream;

/**
 * An account with the stack of this project, its functions, and a user pool that somebody else made
 * long ago.
 */
final class PoolScene implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final String POOL = "us-east-1_Existing1";
    static final String CLIENT = "existingclient";
    static final String DEFINE = StackStandIn.aliasArn("DefineAuthChallenge");
    static final String CREATE = StackStandIn.aliasArn("CreateAuthChallenge");
    static final String VERIFY = StackStandIn.aliasArn("VerifyAuthChallenge");
    static final String ARN = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + POOL;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The class's own, since classes are tested at the same time. */
    private final LocalCognito server = LocalCognito.builder().start();

    private CognitoPassage passage = new CognitoPassage(server.uri());
    private LambdaStandIn lambda = new LambdaStandIn();
    private StackStandIn stacks = new StackStandIn();
    private Path directory = Path.of("");

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server.reset();
        passage.close();
        lambda.close();
        stacks.close();
        passage = new CognitoPassage(server.uri());
        lambda = new LambdaStandIn();
        stacks = new StackStandIn();
        directory = Files.createTempDirectory("pool");
        var environment = Map.of("SIGN_IN_MODE", "MFA", "CHANNELS", "sms");
        Stream.of(DEFINE, CREATE, VERIFY).forEach(arn -> lambda.alias(arn, environment));
        stacks.stack("cognito-verify", Map.of());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        passage.close();
        lambda.close();
        stacks.close();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }

    CognitoPassage cognito() {
        return passage;
    }

    LambdaStandIn lambda() {
        return lambda;
    }

    StackStandIn stacks() {
        return stacks;
    }

    Path directory() {
        return directory;
    }

    /** Makes the pool and its client. */
    PoolScene with(ObjectNode pool, ObjectNode client) {
        server.createPool(POOL, pool.toString());
        server.createClient(POOL, CLIENT, "the-secret", client.toString());
        return this;
    }

    /** A pool and a client as the console makes them. */
    PoolScene plain() {
        return with(json("{\"PoolName\":\"users\"}"), json("{\"ClientName\":\"web\"}"));
    }

    /** One more client. */
    PoolScene client(String id, String settings) {
        server.createClient(POOL, id, null, settings);
        return this;
    }

    Tool tool() {
        return new Tool(directory)
                .with("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", passage.uri())
                .with("AWS_ENDPOINT_URL_LAMBDA", lambda.uri())
                .with("AWS_ENDPOINT_URL_CLOUDFORMATION", stacks.uri());
    }

    /** Runs {@code pool attach} for the pool and its client. */
    Result attach(String... more) {
        return run(tool(), List.of("pool", "attach"), more);
    }

    /** Runs a command for the pool. */
    static Result run(Tool tool, List<String> command, String... more) {
        var arguments =
                Stream.of(
                                command.stream(),
                                Stream.of("--user-pool-id", POOL),
                                command.contains("attach")
                                        ? Stream.of("--client-id", CLIENT)
                                        : Stream.<String>of(),
                                Stream.of(more))
                        .flatMap(part -> part)
                        .toArray(String[]::new);
        return tool.run(arguments);
    }

    /** The only backup there is. */
    Path backup() {
        try (var files = Files.list(directory)) {
            return files.toList().getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that Cognito and Lambda say, but for the time of the last change. */
    ObjectNode everything() {
        var all = JSON.createObjectNode();
        all.set("pool", pool().without(List.of("LastModifiedDate")));
        all.set("mfa", call("GetUserPoolMfaConfig", request()));
        all.set("client", client().without(List.of("LastModifiedDate")));
        Stream.of(DEFINE, CREATE, VERIFY)
                .forEach(arn -> all.set(arn, JSON.valueToTree(lambda.policy(arn))));
        return all;
    }

    ObjectNode pool() {
        return (ObjectNode) call("DescribeUserPool", request()).get("UserPool");
    }

    ObjectNode client() {
        return (ObjectNode)
                call("DescribeUserPoolClient", request().put("ClientId", CLIENT))
                        .get("UserPoolClient");
    }

    ObjectNode request() {
        return JSON.createObjectNode().put("UserPoolId", POOL);
    }

    /** What somebody else does, past the passage. */
    ObjectNode call(String operation, ObjectNode request) {
        try {
            var answer =
                    HTTP.send(
                            HttpRequest.newBuilder(URI.create(server.uri() + "/"))
                                    .header(
                                            "x-amz-target",
                                            "AWSCognitoIdentityProviderService." + operation)
                                    .header("Content-Type", "application/x-amz-json-1.1")
                                    .POST(BodyPublishers.ofString(request.toString()))
                                    .build(),
                            BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.body());
            }
            return json(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
