package cognitoverify.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

@Timeout(90)
class LocalCognitoMainTest {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:[0-9]+");
    private static final String[] FREE_PORTS = {"--port", "0", "--verify-port", "0"};

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void servesSignInsPrintsCodesAndSaysGoodbye() throws IOException, InterruptedException {
        var program =
                new ProcessBuilder(command("--user", "+12025550177"))
                        .redirectErrorStream(true)
                        .start();
        try (var lines = program.inputReader(StandardCharsets.UTF_8)) {
            var client = new Client(URI.create(address(lines)));
            assertThat(lineWith(lines, "User:")).contains("+12025550100", "+12025550177");

            client.initiate(LocalPool.PASSWORDLESS, "+12025550177");
            assertThat(lineWith(lines, "SMS")).matches("SMS to \\+12025550177: [0-9]{6}");

            // As a service manager does; Ctrl-C takes the same way.
            program.toHandle().destroy();
            assertThat(lineWith(lines, "stopped")).isEqualTo("Cognito and Verify have stopped.");
        }
        assertThat(program.waitFor()).isNotZero();
    }

    @Test
    void goesWithoutALedgerIfAsked() throws IOException {
        var program = new ProcessBuilder(command("--no-ledger")).redirectErrorStream(true).start();
        try (var lines = program.inputReader(StandardCharsets.UTF_8)) {
            var client = new Client(URI.create(address(lines)));

            assertThat(client.get("/limits").body()).isEqualTo("{\"ledger\":false,\"pools\":[]}");
        } finally {
            program.destroy();
        }
    }

    @Test
    void endsWithTheProgramThatStartedIt() throws IOException {
        var shell = new ProcessBuilder(inAShell(command())).start();
        try (var lines = shell.inputReader(StandardCharsets.UTF_8)) {
            address(lines);
            var program = shell.children().findFirst().orElseThrow();

            shell.destroyForcibly();

            assertThat(program.onExit()).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void saysInOneLineWhichPortIsTaken() {
        try (var other = LocalCognito.builder().functions(new Script()).start()) {
            var port = Integer.toString(other.uri().getPort());
            var verifyPort = Integer.toString(other.verify().uri().getPort());

            assertThat(run("--port", port, "--verify-port", "0")).isEqualTo(1);
            assertThat(run("--port", "0", "--verify-port", verifyPort)).isEqualTo(1);

            assertThat(err.toString().lines()).hasSize(2);
            assertThat(err.toString().lines().toList().getFirst())
                    .contains("port " + port, "already in use", "choose another port");
            assertThat(err.toString().lines().toList().getLast()).contains("port " + verifyPort);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=none",
                "--port=65536",
                "--port=0 --verify-port=65536",
                "--user=ann",
                "--bind=",
                "--unknown"
            })
    void saysWhichOptionIsWrongAndHowToUseIt(String options) {
        assertThat(run(options.split(" "))).isEqualTo(2);

        assertThat(err.toString()).contains("Usage: local-cognito").doesNotContain("\tat ");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "--port",
                        "9229",
                        "--verify-port",
                        "9230",
                        "--bind",
                        "--user",
                        "--lambda-endpoint",
                        "--no-ledger",
                        "--data",
                        "--version");
    }

    @Test
    void tellsItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("local-cognito ");
    }

    private int run(String... arguments) {
        return LocalCognitoMain.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static String address(BufferedReader lines) throws IOException {
        var found = ADDRESS.matcher(lineWith(lines, "Sign in at"));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    /** The functions' own lines are in between. */
    private static String lineWith(BufferedReader lines, String text) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("No line with " + text);
    }

    private static List<String> command(String... arguments) {
        var all =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                // They run for seconds.
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-classpath",
                                System.getProperty("java.class.path"),
                                LocalCognitoMain.class.getName()));
        all.addAll(List.of(FREE_PORTS));
        all.addAll(List.of(arguments));
        return all;
    }

    /** The shell waits for it, as Maven does; a last command alone would take the shell's place. */
    private static List<String> inAShell(List<String> command) {
        var all = new ArrayList<>(List.of("sh", "-c", "\"$@\"; exit $?", "sh"));
        all.addAll(command);
        return all;
    }
}
