package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.LocalCognito;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Clients that others wrote sign in at the local Cognito: aws-amplify, amazon-cognito-identity-js
 * and, for the tokens, jose; and our own cognito-verify.js. They run in Node, and what they do is
 * in {@code src/test/js}.
 */
@NeedsNode
class RealClientsIT {
    private static final Path SOURCES = Path.of("src", "test", "js");
    private static final Path PAGE =
            Path.of("..", "local-cognito", "src", "main", "resources", "page");

    /** Outside the tree: SAM would copy all that npm installs. */
    private final TemporaryFolder folder = new TemporaryFolder("real-clients");

    @Test
    void everyClientSignsInWithoutKnowingThatItIsNotCognito() throws IOException {
        try (folder;
                var cognito = LocalCognito.builder().start()) {
            install();

            assertThat(node(cognito, "warm-up.js").exitCode()).isZero();
            cognito.verify().reset();

            var tests = node(cognito, "--test", "--test-concurrency=1");

            assertThat(tests.exitCode()).as("%s%n%s", tests.output(), tests.errors()).isZero();
            assertThat(tests.output()).contains("# fail 0").doesNotContain("# pass 0\n");
        }
    }

    private Program.Ended node(LocalCognito cognito, String... arguments) {
        return Program.run(
                folder.path(),
                Duration.ofMinutes(3),
                Stream.concat(Stream.of("node"), Stream.of(arguments)).toList(),
                Map.of(
                        "COGNITO", cognito.uri().toString(),
                        "VERIFY", cognito.verify().uri().toString(),
                        "CLIENT", client()));
    }

    private void install() throws IOException {
        try (var files = Files.list(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.path().resolve(file.getFileName()));
            }
        }
        Program.run(
                folder.path(),
                Duration.ofMinutes(5),
                List.of("npm", "ci", "--no-audit", "--no-fund"),
                Map.of());
    }

    private static String client() {
        return PAGE.resolve("cognito-verify.js").toAbsolutePath().normalize().toUri().toString();
    }
}
