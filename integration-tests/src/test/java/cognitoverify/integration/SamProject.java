package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Program.Ended;
import cognitoverify.lambda.Event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The repository as somebody has it who has just fetched it, built by {@code sam build}. It is a
 * copy, since SAM copies everything, and the build that runs these tests is still writing.
 */
final class SamProject implements AutoCloseable {

    /** The first build on a machine also downloads Maven and the libraries. */
    private static final Duration BUILD = Duration.ofMinutes(10);

    private static final Duration DEPLOY = Duration.ofMinutes(4);

    private static final Duration INVOKE = Duration.ofMinutes(2);

    private final TemporaryFolder folder = new TemporaryFolder("project");

    private SamProject() {}

    /** Copies and builds. */
    static SamProject build() {
        var project = new SamProject();
        try {
            Sources.copy(Template.ROOT, project.folder.path());
            var build = project.sam(BUILD, "build");
            assertThat(build.exitCode())
                    .as("sam build%n%s%n%s", build.output(), build.errors())
                    .isZero();
            return project;
        } catch (RuntimeException | Error e) {
            project.close();
            throw e;
        }
    }

    /** What is deployed: a folder for each function, and the template. */
    Path built() {
        return folder.path().resolve(".aws-sam/build");
    }

    /** Runs {@code sam validate}. */
    Ended validate() {
        return sam(INVOKE, "validate", "--lint");
    }

    /**
     * Runs {@code sam local invoke}.
     *
     * @param event file in {@code events/}
     */
    Ended invoke(String function, String event, Path variables) {
        return invoke(function, Path.of("events", event), variables);
    }

    /** Runs {@code sam local invoke} with an event that is in no file yet. */
    Ended invoke(String function, Event event, Path variables) {
        try {
            var file = Files.createTempFile(folder.path(), "event", ".json");
            return invoke(function, Files.writeString(file, event.json()), variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ended invoke(String function, Path event, Path variables) {
        var arguments =
                Stream.concat(
                        Stream.of("local", "invoke", function, "--event", event.toString()),
                        SamLambda.options(variables).stream());
        return sam(INVOKE, arguments.toArray(String[]::new));
    }

    /** Starts {@code sam local start-lambda}. */
    SamLambda start(Path variables, Path log) {
        return SamLambda.start(folder.path(), variables, log);
    }

    @Override
    public void close() {
        folder.close();
    }

    /**
     * Runs {@code sam deploy}.
     *
     * @param arguments besides
     * @param environment says where AWS is
     */
    Ended deploy(List<String> arguments, Map<String, String> environment) {
        var command = Stream.concat(Stream.of("deploy"), arguments.stream()).toList();
        return Program.run(folder.path(), DEPLOY, Sam.command(command), environment);
    }

    private Ended sam(Duration atMost, String... arguments) {
        return Program.run(
                folder.path(), atMost, Sam.command(List.of(arguments)), Sam.environment());
    }
}
