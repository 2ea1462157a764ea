package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

@Timeout(60)
class LocalVerifyMainTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");

    @RegisterExtension
    static final LocalVerifyExtension other = LocalVerifyExtension.withDefaults();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsItsAddressAndEveryCodeAndALastLine() throws IOException, InterruptedException {
        var program = new ProcessBuilder(command("--port", "0")).start();
        try (var lines = program.inputReader(StandardCharsets.UTF_8)) {
            var address = address(lines);
            assertThat(lines.readLine()).contains(address + "/inbox", "Ctrl-C");

            Client.of(() -> URI.create(address)).send(Client.ANN, "sms");
            assertThat(lines.readLine()).matches("SMS to \\+12025550100: [0-9]{6}");

            // As a service manager does; Ctrl-C takes the same way. Process.destroy() itself would
            // close the stream before the last line is read.
            program.toHandle().destroy();
            assertThat(lines.readLine()).isEqualTo("Verify has stopped.");
        }
        assertThat(program.waitFor()).isNotZero();
    }

    @Test
    void endsWithTheProgramThatStartedIt() throws IOException {
        var shell = new ProcessBuilder(inAShell(command("--port", "0"))).start();
        try (var lines = shell.inputReader(StandardCharsets.UTF_8)) {
            address(lines);
            var program = shell.children().findFirst().orElseThrow();

            shell.destroyForcibly();

            assertThat(program.onExit()).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() {
        var port = Integer.toString(other.server().uri().getPort());

        assertThat(run("--port", port)).isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .contains("port " + port, "already in use", "choose another port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=none",
                "--port=65536",
                "--account-sid=AC1",
                "--service-sid=VA1",
                "--code-length=3",
                "--channels=pigeon",
                "--secret=",
                "--unknown"
            })
    void saysWhichOptionIsWrongAndHowToUseIt(String option) {
        assertThat(run(option)).isEqualTo(2);

        assertThat(err.toString()).contains("Usage: local-verify").doesNotContain("\tat ");
    }

    /** X2: what went wrong is told without the secret. */
    @Test
    void neverRepeatsTheSecret() {
        var port = Integer.toString(other.server().uri().getPort());

        run("--secret", "hidden", "--code-length", "3");
        run("--secret", "hidden", "--port", port);

        assertThat(err.toString()).contains("4 to 10", port).doesNotContain("hidden");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString())
                .contains(
                        "--port",
                        "9230",
                        "--bind",
                        "--account-sid",
                        "--secret",
                        "--secret-parameter",
                        "--service-sid",
                        "--code-length",
                        "--channels",
                        "--detached",
                        "--version");
    }

    @Test
    void tellsItsVersion() {
        assertThat(run("--version")).isZero();

        assertThat(out.toString()).startsWith("local-verify ");
    }

    private int run(String... arguments) {
        return LocalVerifyMain.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static String address(BufferedReader lines) throws IOException {
        var address = ADDRESS.matcher(lines.readLine());
        assertThat(address.find()).isTrue();
        return address.group();
    }

    private static List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It runs for a second.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(LocalVerifyMain.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** The shell waits for it, as Maven does; a last command alone would take the shell's place. */
    private static List<String> inAShell(List<String> command) {
        var all = new ArrayList<>(List.of("sh", "-c", "\"$@\"; exit $?", "sh"));
        all.addAll(command);
        return all;
    }
}
