package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

/**
 * The setup tool's jar, which must be packaged, changes a pool of moto's, an emulation of Cognito
 * and Lambda that others wrote, and changes it back. What is checked is in {@code
 * src/test/python-pool}.
 */
@NeedsPython
class MotoPoolIT {
    private static final Path JAR = Path.of("..", "setup", "target", "setup-0.1.0-all.jar");

    @Test
    void aPoolOfMotosIsAttachedAndRestored() {
        assertThat(JAR).exists();
        try (var project = PythonProject.install(Path.of("src", "test", "python-pool"))) {
            var environment =
                    Map.of(
                            "JAVA",
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                            "SETUP", JAR.toAbsolutePath().normalize().toString());

            var tests = project.run(environment, "-B", "-m", "unittest", "pool_test");

            assertThat(tests.exitCode()).as("%s%n%s", tests.output(), tests.errors()).isZero();
            assertThat(tests.errors()).containsPattern("Ran [1-9][0-9]* test");
        }
    }
}
