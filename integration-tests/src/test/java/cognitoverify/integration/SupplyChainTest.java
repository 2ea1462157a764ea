package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** X7: what is built from others' work is named exactly, listed, looked at and kept fresh. */
class SupplyChainTest {
    private static final Path GITHUB = Template.ROOT.resolve(".github");

    private static List<Path> workflows() throws IOException {
        try (var files = Files.list(GITHUB.resolve("workflows"))) {
            return files.toList();
        }
    }

    private static Stream<String> steps(String key) throws IOException {
        Stream.Builder<String> found = Stream.builder();
        for (var workflow : workflows()) {
            Files.readAllLines(workflow).stream()
                    .map(String::strip)
                    .map(line -> line.startsWith("- ") ? line.substring(2) : line)
                    .filter(line -> line.startsWith(key))
                    .forEach(found::add);
        }
        return found.build();
    }

    private static Stream<String> actions() throws IOException {
        return steps("uses: ");
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyActionIsNamedByItsCommitAndSaysWhichVersionThatIs(String uses) {
        assertThat(uses).matches("uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void whatPipInstallsIsNamedByVersion() throws IOException {
        assertThat(steps("run: pip"))
                .isNotEmpty()
                .allSatisfy(
                        line ->
                                assertThat(line.replaceFirst("run: pipx? install ", "").split(" "))
                                        .allMatch(SupplyChainTest::isExact));
    }

    /** Extras are in brackets, and those in quotes. */
    private static boolean isExact(String named) {
        return named.matches("'?[\\w-]+(\\[\\w+])?==[\\d.]+'?");
    }

    @Test
    void aWorkflowMayOnlyReadUnlessAJobSaysMore() throws IOException {
        for (var workflow : workflows()) {
            assertThat(yaml(workflow).get("permissions")).isEqualTo(Map.of("contents", "read"));
        }
    }

    @Test
    void theBillOfMaterialsIsMadeAndLookedAtOnEveryPush() throws IOException {
        var ci = Files.readString(GITHUB.resolve("workflows/ci.yml"));

        assertThat(ci).contains("-Psbom", "osv-scanner-action", "--lockfile=target/bom.json");
    }

    @Test
    void everyKindOfDependencyIsKeptFresh() throws IOException {
        var updates = (List<?>) yaml(GITHUB.resolve("dependabot.yml")).get("updates");

        assertThat(updates)
                .extracting(
                        update ->
                                ((Map<?, ?>) update).get("package-ecosystem")
                                        + " "
                                        + directories((Map<?, ?>) update))
                .containsExactlyInAnyOrder(
                        "maven /",
                        "maven /examples/java",
                        "npm [/examples/amplify, /integration-tests/src/test/js]",
                        "pip [/integration-tests/src/test/python*]",
                        "github-actions /");
    }

    private static String directories(Map<?, ?> update) {
        return Objects.requireNonNullElse(update.get("directory"), update.get("directories"))
                .toString();
    }

    @Test
    void aReleaseHasChecksums() throws IOException {
        assertThat(Files.readString(GITHUB.resolve("workflows/release.yml")))
                .contains(".github/release-files", "SHA256SUMS");
        assertThat(GITHUB.resolve("release-files")).isExecutable();
    }

    private static Map<String, Object> yaml(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }
}
