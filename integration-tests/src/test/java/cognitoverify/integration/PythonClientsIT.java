package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.LocalCognito;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

/**
 * boto3 and, for the password, pycognito sign in at the local Cognito: clients in another language,
 * with an SRP of their own. What they do is in {@code src/test/python}.
 */
@NeedsPython
class PythonClientsIT {
    @Test
    void everyClientSignsInWithoutKnowingThatItIsNotCognito() {
        try (var project = PythonProject.install(Path.of("src", "test", "python"));
                var clock = new RemoteClock();
                var cognito = LocalCognito.builder().clock(clock).start()) {
            var environment =
                    Map.of(
                            "COGNITO", cognito.uri().toString(),
                            "VERIFY", cognito.verify().uri().toString(),
                            "CLOCK", clock.uri().toString());
            assertThat(project.run(environment, "warm_up.py").exitCode()).isZero();
            cognito.verify().reset();

            var tests = project.run(environment, "-m", "unittest", "--verbose");

            assertThat(tests.exitCode()).as("%s%n%s", tests.output(), tests.errors()).isZero();
            assertThat(tests.errors()).containsPattern("Ran [1-9][0-9]* tests");
        }
    }
}
