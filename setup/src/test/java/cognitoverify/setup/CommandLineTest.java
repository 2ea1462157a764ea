package cognitoverify.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What somebody sees who doesn't know the tool. */
class CommandLineTest {
    @TempDir private Path directory = Path.of("");

    @Test
    void helpGoesToStandardOutput() {
        var help = new Tool(directory).run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: setup").contains("--dry-run");
    }

    @Test
    void withoutACommandItSaysThatOneIsMissing() {
        var nothing = new Tool(directory).run();

        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err())
                .contains("Missing required subcommand")
                .contains("'setup --help' says more.");
    }

    @Test
    void anUnknownOptionIsNamed() {
        var typo = new Tool(directory).run("--hlep");

        assertThat(typo.exitCode()).isEqualTo(2);
        assertThat(typo.err()).contains("--hlep").contains("'setup --help' says more.");
        assertThat(typo.out()).isEmpty();
    }
}
