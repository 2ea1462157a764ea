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

    @ParameterizedTest
    @CsvSource({
        "DefineAuthChallengeFunction, define, DefineChallengeHandler, create verify code local lambda",
        "CreateAuthChallengeFunction, create, CreateChallengeHandler, define verify local lambda",
        "VerifyAuthChallengeFunction, verify, VerifyChallengeHandler, define create local lambda"
    })
    void aFunctionHasItsOwnCodeAndNoOtherFunctions(
            String function, String folder, String handler, String others) {
        var packages = project.built().resolve(function).resolve("cognitoverify");

        assertThat(packages.resolve(folder).resolve(handler + ".class")).exists();
        assertThat(others.split(" "))
                .allSatisfy(other -> assertThat(packages.resolve(other)).doesNotExist());
    }

    @Test
    void defineHasNeitherTwiliosNorAmazonsClient() throws IOException {
        try (var files = Files.list(project.built().resolve("DefineAuthChallengeFunction/lib"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allSatisfy(
                            name -> assertThat(name).matches("(com\\.amazonaws|org\\.crac)\\..*"));
        }
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
