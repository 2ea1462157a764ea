package cognitoverify.local.cognito.start;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class ClassArchiveTest {
    private final ClassPath classPath = ClassPath.of(System.getProperty("java.class.path"));

    @TempDir private Path folder;

    @Test
    void isNotNamedToTheJvmWhereThereIsNone() {
        assertThat(archive().options()).isEmpty();
    }

    @Test
    void isMadeAnewForOtherLibraries() {
        var others = new ClassPath(List.of(Path.of("other.jar")), classPath.modules());

        assertThat(ClassArchive.file(folder, others))
                .isNotEqualTo(ClassArchive.file(folder, classPath));
    }

    /** It is a convenience: whatever becomes of it, the program starts. */
    @Test
    void stopsNoStartWhereItIsDamaged() throws IOException, InterruptedException {
        Files.writeString(ClassArchive.file(folder, classPath), "Not an archive.");

        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(archive().options());
        command.addAll(List.of("-classpath", classPath.toString()));
        command.addAll(List.of("cognitoverify.local.cognito.LocalCognitoMain", "--version"));
        var program = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(program.getInputStream().readAllBytes(), UTF_8).strip())
                .isEqualTo("local-cognito unpackaged");
        assertThat(program.waitFor()).isZero();
    }

    private ClassArchive archive() {
        return new ClassArchive(folder, classPath);
    }
}
