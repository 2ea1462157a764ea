package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.local.verify.LocalVerify;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The operator's tool as its jar starts it: a program with a standard input, signals and an exit
 * code, and with the libraries that were packed and no others.
 */
@Timeout(180)
class SetupProgramIT {
    private static final String TOKEN = "/cognito-verify/twilio-token";
    private static final String LEDGER_KEY = "/cognito-verify/ledger-key";

    private final LocalVerify verify = LocalVerify.builder().secretParameter("/else").start();
    private final SetupProgram setup =
            new SetupProgram(
                    Map.of(
                            "AWS_ENDPOINT_URL_SSM", verify.uri().toString(),
                            "TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32),
                            "VERIFY_BASE_URL", verify.uri().toString()));

    @AfterEach
    void close() {
        verify.close();
    }

    @Test
    void helpSaysWhatThereIs() {
        var help = setup.run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("Usage: setup", "secret", "doctor", "guesses");
        assertThat(help.errors()).isEmpty();
    }

    /** Only a jar has one. */
    @Test
    void itKnowsItsVersion() {
        var version = setup.run("--version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.output()).matches("setup [0-9]+\\.[0-9]+\\.[0-9]+.*\\R");
    }

    @Test
    void aMistypedCommandEndsWithTwo() {
        var typo = setup.run("secret", "put", "--hlep");

        assertThat(typo.exitCode()).isEqualTo(2);
        assertThat(typo.errors()).contains("--hlep");
        assertThat(typo.output()).isEmpty();
    }

    @Test
    void aSecretFromStandardInputIsStoredAndNotShown() {
        var put = setup.reading("local-secret\n", "secret", "put");

        assertThat(put.exitCode()).as(put.errors()).isZero();
        assertThat(verify.parameter(TOKEN)).isEqualTo("local-secret");
        assertThat(verify.parameter(LEDGER_KEY)).isNotNull();
        assertThat(put.output() + put.errors()).doesNotContain("local-secret");
    }

    @Test
    void aSecretThatTwilioRefusesIsNotStored() {
        var put = setup.reading("another\n", "secret", "put");

        assertThat(put.exitCode()).as(put.errors()).isEqualTo(4);
        assertThat(put.errors()).contains("Nothing was stored.").doesNotContain("another");
        assertThat(verify.parameter(TOKEN)).isNull();
    }

    /** As in a script whose file was empty. */
    @Test
    void withoutATerminalAndWithNothingToReadItSaysWhatIsMissing() {
        var put = setup.run("secret", "put");

        assertThat(put.exitCode()).isEqualTo(2);
        assertThat(put.errors()).contains("There is no secret. Type it when asked, or pipe it in");
        assertThat(verify.parameter(TOKEN)).isNull();
    }

    @Test
    void whereNoAwsAnswersItSaysSoAndEndsWithFour() {
        var nowhere = new SetupProgram(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"));

        var doctor = nowhere.run("doctor");

        assertThat(doctor.exitCode()).as(doctor.errors()).isEqualTo(4);
        assertThat(doctor.errors()).doesNotContain("\tat ");
    }

    /**
     * Ctrl-C, or, where whoever runs the tests has them ignore that (a shell does so for what it
     * runs in the background), the other way to end a program.
     */
    @Test
    void interruptedWhileItWaitsForTheSecretItStoresNothing() throws Exception {
        var waiting = setup.start("secret", "put");
        try (var said = waiting.inputReader(UTF_8)) {
            assertThat(said.readLine()).contains(TOKEN);
            // Once it has looked at what is stored, it reads, or is about to.
            awaitSecretReads(2);

            var signal = ignoresInterrupts() ? "TERM" : "INT";
            var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(waiting.pid()));
            assertThat(kill.start().waitFor()).isZero();

            assertThat(waiting.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(waiting.exitValue()).isEqualTo(signal.equals("INT") ? 130 : 143);
            assertThat(verify.parameter(TOKEN)).isNull();
            assertThat(verify.parameter(LEDGER_KEY)).isNull();
        } finally {
            Program.end(waiting);
        }
    }

    /** Java knows no terminal where only standard output is none, and would echo what is typed. */
    @Test
    void aSecretIsNeverTypedWhereItWouldBeShown() {
        assumeThat(Files.exists(Path.of("/proc/self/fd"))).as("script(1) of Linux").isTrue();
        assumeThat(Program.find("script", System.getenv())).isNotNull();
        var piped = String.join(" ", SetupProgram.command("secret", "put", "--json")) + " | cat";

        var shown =
                Program.run(
                        Path.of(""),
                        Duration.ofMinutes(1),
                        List.of("script", "--quiet", "--return", "--command", piped, "/dev/null"),
                        setup.environment());

        assertThat(shown.output()).contains("Standard output is redirected");
        assertThat(verify.parameter(TOKEN)).isNull();
    }

    /**
     * Programs that are started inherit it. Only Linux can be asked; elsewhere it is the exception.
     */
    private static boolean ignoresInterrupts() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> line.substring("SigIgn:".length()).strip())
                    .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 0b10) != 0);
        }
    }

    /** The class has a time limit. */
    private void awaitSecretReads(long number) throws InterruptedException {
        while (verify.counters().secretReads() < number) {
            Thread.sleep(20);
        }
    }
}
