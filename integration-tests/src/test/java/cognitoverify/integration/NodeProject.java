package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Program.Ended;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A copy of a project for Node, with what npm installs for it. */
final class NodeProject implements AutoCloseable {
    private static final Duration INSTALL = Duration.ofMinutes(5);
    private static final Duration RUN = Duration.ofMinutes(5);

    private final TemporaryFolder folder = new TemporaryFolder("node");

    private NodeProject() {}

    /** Copies and installs. */
    static NodeProject install(Path sources) {
        var project = new NodeProject();
        try {
            Sources.copy(sources, project.path());
            var installed =
                    Program.run(
                            project.path(),
                            INSTALL,
                            List.of("npm", "ci", "--no-audit", "--no-fund"));
            assertThat(installed.exitCode()).as("npm ci%n%s", installed.errors()).isZero();
            return project;
        } catch (RuntimeException | Error e) {
            project.close();
            throw e;
        }
    }

    Path path() {
        return folder.path();
    }

    Ended run(Map<String, String> environment, String... command) {
        return Program.run(path(), RUN, List.of(command), environment);
    }

    @Override
    public void close() {
        folder.close();
    }
}
