package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.cognito.LocalCognito;
import cognitoverify.local.cognito.LocalUser;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code examples/java}, built and run by the command of its README, and talked to. */
class JavaExampleIT {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final String MAVEN =
            Template.ROOT.resolve("mvnw").toAbsolutePath().normalize().toString();
    private static final int WARM_UPS = 6;

    private static @Nullable TemporaryFolder folder;
    private static @Nullable RemoteClock clock;
    private static @Nullable LocalCognito cognito;

    @BeforeAll
    static void start() {
        folder = new TemporaryFolder("java");
        Sources.copy(Template.ROOT.resolve("examples/java"), folder.path());
        clock = new RemoteClock();
        cognito = LocalCognito.builder().clock(clock).start();
        warmUp();
    }

    /**
     * On a busy machine a function's first call may be too slow for its own deadlines, as after a
     * cold start. From then on it has no excuse.
     */
    private static void warmUp() {
        for (int tries = 1; !signsIn(); tries++) {
            assertThat(tries).as("tries to sign in").isLessThan(WARM_UPS);
        }
    }

    private static boolean signsIn() {
        cognito().reset();
        try (var program = example()) {
            if (!program.hear("Enter the code").startsWith("We sent you a code.")) {
                return false;
            }
            program.say(code());
            return program.hear(".").startsWith("Signed in");
        }
    }

    @AfterAll
    static void end() {
        requireNonNull(cognito).close();
        requireNonNull(clock).close();
        requireNonNull(folder).close();
    }

    @BeforeEach
    void everythingNew() {
        requireNonNull(clock).putAhead(Duration.ZERO);
        cognito().reset();
    }

    @Test
    void theCodeSignsIn() {
        try (var program = example()) {
            program.hear("We sent you a code.");

            program.say(code());

            program.hear("Signed in as ");
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void aWrongCodeLeavesGuessesAndTheRightOneStillSignsIn() {
        try (var program = example()) {
            program.hear("We sent you a code.");
            var right = code();

            program.say(right.equals("000000") ? "000001" : "000000");

            assertThat(program.hear("That code is not correct.")).endsWith("Guesses left: 2.");
            program.say(right);
            program.hear("Signed in as ");
        }
    }

    @Test
    void aResendIsNoGuessAndWaits() {
        try (var program = example()) {
            program.hear("We sent you a code.");

            program.say("resend call");

            assertThat(program.hear("Wait ")).endsWith("Guesses left: 3.");
        }
    }

    @Test
    void whoComesTooLateIsToldInCognitosWords() {
        try (var program = example()) {
            program.hear("We sent you a code.");
            requireNonNull(clock).putAhead(Duration.ofMinutes(16));

            program.say(code());

            program.hear("Not signed in: Invalid session for the user, session is expired.");
            assertThat(program.exitCode()).isOne();
        }
    }

    private static Dialogue example() {
        return new Dialogue(
                requireNonNull(folder).path(),
                List.of(MAVEN, "-q", "compile", "exec:java", "-Dexec.args=" + ANN),
                Map.of("USER_POOL_ENDPOINT", cognito().uri().toString()));
    }

    private static LocalCognito cognito() {
        return requireNonNull(cognito);
    }

    private static String code() {
        return cognito().verify().inbox(ANN).getFirst().code();
    }
}
