package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Program.Ended;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of a project for Python, with an environment of its own and what pip installs there. */
final class PythonProject implements AutoCloseable {
    private static final Duration INSTALL = Duration.ofMinutes(5);
    private static final Duration RUN = Duration.ofMinutes(3);

    private final TemporaryFolder folder = new TemporaryFolder("python");

    private PythonProject() {}

    /** Copies and installs. */
    static PythonProject install(Path sources) {
        var project = new PythonProject();
        try {
            Sources.copy(sources, project.folder.path());
            project.install("python3", "-m", "venv", "environment");
            project.install(
                    project.python(),
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    // Of thousands of files few are used, and Python compiles those.
                    "--no-compile",
                    "--requirement",
                    "requirements.txt");
            return project;
        } catch (RuntimeException | Error e) {
            project.close();
            throw e;
        }
    }

    Ended run(Map<String, String> environment, String... arguments) {
        var command = Stream.concat(Stream.of(python()), Stream.of(arguments)).toList();
        return Program.run(folder.path(), RUN, command, environment);
    }

    @Override
    public void close() {
        folder.close();
    }

    private void install(String... command) {
        var ended = Program.run(folder.path(), INSTALL, List.of(command));
        assertThat(ended.exitCode())
                .as("%s%n%s%n%s", String.join(" ", command), ended.output(), ended.errors())
                .isZero();
    }

    private String python() {
        return folder.path().resolve("environment/bin/python").toString();
    }
}
