package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What {@code ./mvnw -Plocal} leaves behind, so that the next start is a short one. */
@Timeout(180)
class MavenStartIT {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path LOG = Path.of("target", "maven-start.log");

    @TempDir private Path repository;
    private Process program;

    @BeforeEach
    void startAfterABuild() {
        program =
                Program.start(
                        repository,
                        List.of(
                                JAVA,
                                "-classpath",
                                System.getProperty("java.class.path"),
                                "cognitoverify.local.cognito.start.MavenStart",
                                "after-build",
                                repository.toString(),
                                "--port=0",
                                "--verify-port=0"),
                        Map.of(),
                        LOG.toAbsolutePath());
    }

    @AfterEach
    void end() {
        Program.end(program);
    }

    /** The program makes it while it runs, in another process. */
    @Test
    void theNextStartReadsTheLibrariesClassesFromAnArchive() throws Exception {
        var arguments = repository.resolve("local-cognito/target/start/java-arguments");
        while (!isWritten(arguments, "-XX:SharedArchiveFile=")) {
            Thread.sleep(Duration.ofMillis(200));
        }

        var next =
                Program.run(
                        repository,
                        Duration.ofSeconds(60),
                        List.of(
                                JAVA,
                                "-XX:+UseSerialGC",
                                // Or it doesn't start.
                                "-Xshare:on",
                                "@" + arguments,
                                "if-unchanged",
                                repository.toString(),
                                "--version"));

        assertThat(next.output() + next.errors()).startsWith("local-cognito ").hasLineCount(1);
        assertThat(next.exitCode()).isZero();
    }

    private static boolean isWritten(Path file, String text) throws IOException {
        return Files.exists(file) && Files.readString(file).contains(text);
    }
}
