package cognitoverify.integration;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What AWS makes of a template with {@code AWS::Serverless} resources, told by the library with
 * which it does so: SAM CLI has it in its Python, unless it was packed into a program, and cfn-lint
 * brings it along for any other.
 */
final class SamTranslator {
    private static final Duration TRANSLATION = Duration.ofMinutes(2);
    private static final Path TRANSLATE = Path.of("src/test/resources/translate.py");

    private SamTranslator() {}

    /** A Python that can; null if none is found. */
    static @Nullable Path python(Map<String, String> environment) {
        var sam = Sam.find(environment);
        var besideSam =
                sam == null
                        ? Stream.<Path>empty()
                        : Stream.of(installed(sam).resolveSibling("python3"));
        return Stream.concat(besideSam, Program.places("python3", environment))
                .filter(python -> Program.first(Stream.of(python)) != null)
                .filter(SamTranslator::canTranslate)
                .findFirst()
                .orElse(null);
    }

    /**
     * Translates the repository's template.
     *
     * @param deployments values of its parameter {@code DeploymentPreference}
     * @return for each the {@code template} that CloudFormation sees, and {@code problems} that
     *     cfn-lint finds in it
     */
    static JsonNode translated(List<String> deployments) {
        var template = Template.ROOT.resolve("template.yaml").toString();
        var command =
                Stream.concat(
                        Stream.of(
                                requireNonNull(python(System.getenv())).toString(),
                                TRANSLATE.toString(),
                                template),
                        deployments.stream());
        var ended = Program.run(Path.of(""), TRANSLATION, command.toList());
        if (ended.exitCode() != 0) {
            throw new ProgramException(ended.errors());
        }
        try {
            return new ObjectMapper().readTree(ended.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is on the path may be a link to where it was installed. */
    private static Path installed(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean canTranslate(Path python) {
        var command = List.of(python.toString(), "-c", "import cfnlint.api, samtranslator");
        return Program.run(Path.of(""), TRANSLATION, command).exitCode() == 0;
    }
}
