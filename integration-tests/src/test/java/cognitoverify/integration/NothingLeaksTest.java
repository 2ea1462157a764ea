package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.local.verify.LocalVerify;
import cognitoverify.local.verify.Weather;
import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * X2: sign-ins in all weathers, with values that can be told from all others, and none of them in
 * what the functions write or tell the client.
 */
@Isolated("It changes where this JVM writes.")
class NothingLeaksTest {
    private static final String SECRET = "marker-secret";
    private static final String CODE = "77317731";
    private static final List<Weather> WEATHERS =
            List.of(
                    Weather.none(),
                    Weather.reset(),
                    Weather.html(502),
                    Weather.html(400),
                    Weather.status(503),
                    Weather.code(0, 20003),
                    Weather.code(0, 60200),
                    Weather.code(0, 60203),
                    Weather.code(0, 60410),
                    Weather.code(400, 99999));

    @RegisterExtension
    static final InProcess passwordless = InProcess.in(SignInMode.PASSWORDLESS, verify());

    @RegisterExtension static final InProcess mfa = InProcess.in(SignInMode.MFA, verify());

    private final PrintStream standardOutput = System.out;
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private static LocalVerify.Builder verify() {
        return LocalVerify.builder().secret(SECRET).codeLength(8).codes(() -> CODE);
    }

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(written, true, UTF_8));
        System.setErr(new PrintStream(written, true, UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(standardOutput);
        System.setErr(standardError);
    }

    @Test
    void inNoWeatherDoesAnythingPersonalLeave() {
        for (var place : List.of(passwordless, mfa)) {
            for (var weather : WEATHERS) {
                signIn(place, weather);
            }
        }

        assertThat(written.toString(UTF_8).lines())
                .hasSizeGreaterThan(100)
                .allMatch(line -> line.startsWith("{\"time\":"))
                .noneMatch(NothingLeaksTest::isPersonal);
    }

    private static void signIn(Place place, Weather weather) {
        place.verify().reset();
        place.verify().weather(weather);
        var ann = place.ann();
        tell(ann.start());
        if (place.mode() == SignInMode.MFA) {
            tell(ann.password(Map.of("codeChannel", "marker-channel")));
        }
        tell(ann.answer("marker-answer"));
        tell(ann.resend());
        tell(ann.answer("x", Map.of("codeAction", "marker-action", "marker-key", "marker-value")));
        tell(ann.answer(CODE));
    }

    private static void tell(Reply reply) {
        assertThat(reply.parameters().values()).noneMatch(NothingLeaksTest::isPersonal);
    }

    /**
     * Ann's number but for the four digits that she may see, her address and name, the code, and
     * Twilio's SIDs.
     */
    private static boolean isPersonal(String text) {
        return text.contains("marker")
                || text.contains("202555")
                || text.contains("ann@")
                || text.contains("0588acd1")
                || text.contains(CODE)
                || text.matches("(?s).*(AC|SK|VA|VE)[0-9a-f]{32}.*")
                || text.toLowerCase(Locale.ROOT).contains("twilio.com");
    }
}
