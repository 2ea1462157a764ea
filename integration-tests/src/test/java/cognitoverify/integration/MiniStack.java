package cognitoverify.integration;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * AWS on this machine, as MiniStack 1.5.33 has it: a template is really deployed, the functions run
 * in containers of Lambda's own image, and Cognito calls them. It is not AWS. Of what matters here
 *
 * <ul>
 *   <li>CloudFormation takes no alarm on more than one metric: see {@link MiniStackTemplate};
 *   <li>an unknown user gets {@code UserNotFoundException}, although the app client says {@code
 *       PreventUserExistenceErrors: ENABLED}, and none of the functions is called;
 *   <li>the functions hear of a user by what was typed, a phone number say, and not by the name
 *       that the user has in the pool; so whoever is to be found in the ledger types that name;
 *   <li>after three answers a sign-in ends, whatever {@code MaxGuesses} says, and a session may be
 *       used again;
 *   <li>every credential may do everything, so a role that lacks a right is not noticed, nor is a
 *       missing permission of Cognito's on a function;
 *   <li>nothing in the table is deleted when its time is over, there are no backups and no keys;
 *   <li>SnapStart only starts a container early, alarms never go off, and CodeDeploy moves nothing.
 * </ul>
 *
 * <p>For all of that there are other tests, or AWS alone can tell.
 */
final class MiniStack implements AutoCloseable {
    /** What it runs the functions in. */
    static final String IMAGE = "public.ecr.aws/lambda/java:25";

    /** Where {@code sam deploy} leaves what it has packed. */
    static final String BUCKET = "deploy";

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration DOCKER = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** It looks at no signature, but the header's scope tells it which service is meant. */
    private static final String TO_S3 =
            "AWS4-HMAC-SHA256 Credential=test/20260101/%s/s3/aws4_request, SignedHeaders=host, Signature=none"
                    .formatted(Sam.REGION);

    private final HttpClient client = HttpClient.newHttpClient();
    private final TemporaryFolder folder = new TemporaryFolder("ministack");
    private final int port = SamLambda.freePort();

    /** Its containers have it as their label, followed by the port. */
    private final String name = "cognito-verify-tests-" + ProcessHandle.current().pid();

    private final Path log;
    private final Process process;

    private MiniStack(Path program, Path log) {
        this.log = log.toAbsolutePath();
        process =
                Program.start(
                        folder.path(),
                        List.of(program.toString()),
                        Map.of(
                                "GATEWAY_PORT",
                                String.valueOf(port),
                                "MINISTACK_HOSTNAME",
                                name,
                                "MINISTACK_REGION",
                                Sam.REGION,
                                "TMPDIR",
                                folder.path().toString(),
                                // Without Docker it would make answers up.
                                "LAMBDA_STRICT",
                                "1",
                                // It would listen on a port that another one may have.
                                "IOT_MTLS_ENABLED",
                                "0"),
                        this.log);
    }

    /** Where it is: what {@code MINISTACK} says, else what {@code PATH} leads to, else null. */
    static @Nullable Path find(Map<String, String> environment) {
        return Program.find("MINISTACK", "ministack", environment);
    }

    /** Starts it, and makes the bucket; the log stays when it has ended. */
    static MiniStack start(Path log) {
        var program = find(System.getenv());
        if (program == null) {
            throw new ProgramException("There is no ministack");
        }
        var started = new MiniStack(program, log);
        try {
            started.awaitBucket();
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Where all its services are. */
    URI endpoint() {
        return URI.create("http://localhost:" + port);
    }

    /** The variables to run a program with that is to take it for AWS. */
    Map<String, String> environment() {
        var environment = new HashMap<>(Sam.environment());
        environment.remove("AWS_ENDPOINT_URL_STS");
        environment.put("AWS_ENDPOINT_URL", endpoint().toString());
        return environment;
    }

    /** All that it has written. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it, upon which it removes its containers; and removes what it has left. */
    @Override
    public void close() {
        try (folder) {
            Program.end(process);
            removeContainers();
        }
    }

    private void removeContainers() {
        var label = "label=ministack.instance=" + name + ":" + port;
        var left = docker(List.of("docker", "ps", "--all", "--quiet", "--filter", label));
        for (var container : left.lines().toList()) {
            docker(List.of("docker", "rm", "--force", "--volumes", container));
        }
    }

    private static String docker(List<String> command) {
        return Program.run(Path.of(""), DOCKER, command).output();
    }

    private void awaitBucket() {
        var end = System.nanoTime() + START.toNanos();
        while (!makesBucket()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("MiniStack didn't start:\n" + log());
            }
            pause();
        }
    }

    private boolean makesBucket() {
        var request =
                HttpRequest.newBuilder(endpoint().resolve("/" + BUCKET))
                        .timeout(CALL)
                        .header("Authorization", TO_S3)
                        .PUT(BodyPublishers.noBody())
                        .build();
        try {
            return client.send(request, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
