package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.LocalCognito;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

/**
 * Clients that others wrote sign in at the local Cognito: aws-amplify, amazon-cognito-identity-js
 * and, for the tokens, jose; and our own cognito-verify.js. They run in Node, and what they do is
 * in {@code src/test/js}.
 */
@NeedsNode
class RealClientsIT {
    private static final Path LOCAL_COGNITO = Path.of("..", "local-cognito", "src");

    @Test
    void everyClientSignsInWithoutKnowingThatItIsNotCognito() {
        try (var project = NodeProject.install(Path.of("src", "test", "js"));
                var clock = new RemoteClock();
                var cognito = oftenTheSameUser().clock(clock).start()) {
            var environment = environment(cognito, clock);
            assertThat(project.run(environment, "node", "warm-up.js").exitCode()).isZero();
            cognito.verify().reset();

            var tests = project.run(environment, "node", "--test", "--test-concurrency=1");

            assertThat(tests.exitCode()).as("%s%n%s", tests.output(), tests.errors()).isZero();
            assertThat(tests.output()).contains("# fail 0").doesNotContain("# pass 0\n");
        }
    }

    /** One test signs in a hundred times. */
    private static LocalCognito.Builder oftenTheSameUser() {
        return LocalCognito.builder()
                .environment("MAX_SENDS_PER_USER_AND_DAY", "1000")
                .environment("MAX_SENDS_PER_DESTINATION_AND_DAY", "1000");
    }

    private static Map<String, String> environment(LocalCognito cognito, RemoteClock clock) {
        return Map.of(
                "COGNITO", cognito.uri().toString(),
                "VERIFY", cognito.verify().uri().toString(),
                "CLOCK", clock.uri().toString(),
                "CLIENT", file("main/resources/page/cognito-verify.js"),
                "VECTORS", file("test/resources/srp-vectors.json"));
    }

    private static String file(String name) {
        return LOCAL_COGNITO.resolve(name).toAbsolutePath().normalize().toUri().toString();
    }
}
