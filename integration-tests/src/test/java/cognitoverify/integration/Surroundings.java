package cognitoverify.integration;

import cognitoverify.lambda.Event;
import cognitoverify.local.verify.LocalVerify;

import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What all test classes share because it takes long to make: the built functions, and what they
 * call. JUnit closes it at the end.
 */
final class Surroundings implements AutoCloseable {

    private static final String PARAMETER = "/local/twilio-token";

    /** Local Verify's own SSM tells it too, but nobody asks that: see {@link #variables}. */
    static final String SECRET = "the-secret-that-only-LocalStack-tells";

    private final TemporaryFolder folder = new TemporaryFolder("variables");
    private final LocalVerify verify = LocalVerify.builder().bind("0.0.0.0").secret(SECRET).start();
    private final SecretInLocalStack secret;
    private final SamProject project;

    private Surroundings() {
        try {
            secret = new SecretInLocalStack(PARAMETER, SECRET);
        } catch (RuntimeException e) {
            verify.close();
            folder.close();
            throw e;
        }
        try {
            project = SamProject.build();
        } catch (RuntimeException | Error e) {
            secret.close();
            verify.close();
            folder.close();
            throw e;
        }
    }

    /** Those of this run of tests. */
    static Surroundings of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Surroundings.class))
                .computeIfAbsent(Surroundings.class, _ -> new Surroundings(), Surroundings.class);
    }

    SamProject project() {
        return project;
    }

    LocalVerify verify() {
        return verify;
    }

    /**
     * A file for {@code --env-vars}: one of those in {@code events/}, with this run's ports.
     *
     * @param changes other values for some variables
     */
    Path variables(String file, Map<String, String> changes) {
        var variables =
                Event.file(file)
                        .with("/Parameters/VERIFY_BASE_URL", onThisMachine(verify.uri().getPort()))
                        .with("/Parameters/AWS_ENDPOINT_URL_SSM", onThisMachine(secret.port()));
        for (var change : changes.entrySet()) {
            variables = variables.with("/Parameters/" + change.getKey(), change.getValue());
        }
        try {
            return Files.writeString(
                    Files.createTempFile(folder.path(), "variables", ".json"), variables.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (folder;
                verify;
                secret;
                project) {
            // Closes them all, whatever happens to one of them.
        }
    }

    /** How a function in a container calls a server on this machine. */
    static String onThisMachine(int port) {
        return "http://host.docker.internal:" + port;
    }
}
