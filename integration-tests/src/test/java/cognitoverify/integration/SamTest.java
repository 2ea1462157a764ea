package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where {@code sam} is looked for. */
class SamTest {

    @TempDir private Path folder;

    private Path program;

    @BeforeEach
    void makeProgram() throws IOException {
        program = Files.createFile(folder.resolve("sam"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void theVariableSaysWhereItIs() {
        assertThat(Sam.find(Map.of("SAM", program.toString(), "PATH", ""))).isEqualTo(program);
    }

    @Test
    void elseThePathLeadsToIt() {
        var path = "/nowhere" + File.pathSeparator + folder;

        assertThat(Sam.find(Map.of("SAM", "", "PATH", path))).isEqualTo(program);
        assertThat(Sam.find(Map.of("PATH", path))).isEqualTo(program);
    }

    @Test
    void aWrongVariableIsNotMadeUpForByThePath() {
        var wrong = folder.resolve("no-sam").toString();

        assertThat(Sam.find(Map.of("SAM", wrong, "PATH", folder.toString()))).isNull();
    }

    @Test
    void whereThereIsNoneNothingIsFound() {
        assertThat(Sam.find(Map.of())).isNull();
        assertThat(Sam.find(Map.of("PATH", "/nowhere"))).isNull();
    }
}
