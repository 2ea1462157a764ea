package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What {@code sam build} makes of the repository. */
@NeedsDocker
@ExtendWith(SurroundingsParameter.class)
class SamBuildIT {

    private final SamProject project;

    SamBuildIT(Surroundings surroundings) {
        project = surroundings.project();
    }

    @Test
    void theTemplateHasNoFaultThatSamKnows() {
        var validated = project.validate();

        assertThat(validated.exitCode()).as(validated.output() + validated.errors()).isZero();
        assertThat(validated.output()).contains("is a valid SAM Template");
    }

    /** So whatever is tested of those is tested of what is deployed. */
    @ParameterizedTest
    @CsvSource({
        "DefineAuthChallengeFunction, cognitoverify.define.DefineChallengeHandler",
        "CreateAuthChallengeFunction, cognitoverify.create.CreateChallengeHandler",
        "VerifyAuthChallengeFunction, cognitoverify.verify.VerifyChallengeHandler"
    })
    void aFunctionIsTheJarThatMavenMade(String function, String handler) throws IOException {
        assertThat(digests(project.built().resolve(function)))
                .containsExactly(
                        Map.entry("lib/function.jar", digest(PackagedFunction.jar(handler))));
    }

    /** Else every deployment would publish versions of functions that haven't changed. */
    @Test
    void theSameSourcesInAnotherFolderGiveTheSameBytes() throws IOException {
        try (var again = SamProject.build()) {
            assertThat(digests(again.built())).isEqualTo(digests(project.built()));
        }
    }

    private static Map<String, String> digests(Path folder) throws IOException {
        var digests = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                digests.put(folder.relativize(file).toString(), digest(file));
            }
        }
        return digests;
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
