package cognitoverify.code.priming;

import static cognitoverify.code.priming.LoopbackServices.NUMBER;
import static cognitoverify.code.priming.LoopbackServices.RIGHT_CODE;
import static cognitoverify.code.priming.LoopbackServices.VERIFICATION_SID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitoverify.code.CheckOutcome;
import cognitoverify.code.CodeCheck;
import cognitoverify.code.Deadline;
import cognitoverify.code.Destination;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SendOutcome;
import cognitoverify.code.aws.LambdaCredentials;
import cognitoverify.code.twilio.TwilioAccess;
import cognitoverify.code.twilio.TwilioVerify;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.configuration.Settings;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;

class LoopbackServicesTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "AWS_REGION", "eu-west-1",
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:9/",
                    "LEDGER_KEY", "/real/key",
                    "TWILIO_TOKEN", "/real/secret");

    /** Much: what is tested is whether it works, on a machine that does other things, too. */
    private static final Duration LONG = Duration.ofSeconds(3);

    @Test
    void aCodeIsSentAndChecked() {
        try (var services = LoopbackServices.open()) {
            var twilio = twilio(services.environment(ENVIRONMENT));

            // Cold and on a busy machine, the first may be late: it doesn't count.
            send(twilio);

            assertThat(send(twilio)).isInstanceOf(SendOutcome.Sent.class);
            assertThat(check(twilio, "000000")).isInstanceOf(CheckOutcome.WrongCode.class);
            assertThat(check(twilio, RIGHT_CODE)).isInstanceOf(CheckOutcome.Approved.class);
        }
    }

    @Test
    void theLedgersKeyIsThereIfItIsConfigured() {
        try (var services = LoopbackServices.open()) {
            var environment = services.environment(ENVIRONMENT);
            var secrets =
                    Settings.read(environment, TwilioAccess::read)
                            .secrets(LambdaCredentials.of(environment));

            var reading = secrets.read(Deadline.in(LONG));

            assertThat(reading)
                    .isInstanceOfSatisfying(
                            Found.class, found -> assertThat(found.ledgerKey()).isNotNull());
            assertThat(services.environment(Map.of())).doesNotContainKey("LEDGER_KEY");
        }
    }

    @Test
    void theTableIsThere() throws IOException {
        try (var services = LoopbackServices.open()) {
            var uri = uri(services, "AWS_ENDPOINT_URL");

            assertThat(status(uri, "DynamoDB_20120810.UpdateItem")).isEqualTo(200);
            assertThat(status(uri, "DynamoDB_20120810.GetItem")).isEqualTo(200);
            assertThat(status(uri, "DynamoDB_20120810.TransactWriteItems"))
                    .isNotEqualTo(status(uri, "DynamoDB_20120810.TransactWriteItems"));
            assertThat(status(uri, "Another.Thing")).isEqualTo(404);
        }
    }

    /** Or whoever has the key, which is everybody, could pass for Twilio. */
    @Test
    void nobodyTrustsItsCertificateAfterwards() {
        var usual = HttpsURLConnection.getDefaultSSLSocketFactory();
        try (var services = LoopbackServices.open()) {
            var https = uri(services, "VERIFY_BASE_URL");
            HttpsURLConnection.setDefaultSSLSocketFactory(usual);

            assertThatExceptionOfType(SSLException.class).isThrownBy(() -> status(https, ""));

            HttpsURLConnection.setDefaultSSLSocketFactory(LoopbackCertificate.load().client());
        } catch (RuntimeException unfinished) {
            assertThat(unfinished).hasCauseInstanceOf(IOException.class);
        }

        assertThat(HttpsURLConnection.getDefaultSSLSocketFactory()).isSameAs(usual);
    }

    /** It has to see a certificate once before it is fast; that nobody knows this one is right. */
    @Test
    void whoIsTrustedLaterHasSeenItsCertificate() {
        var usual = HttpsURLConnection.getDefaultSSLSocketFactory();
        var counting = new CountingSockets(usual);
        try {
            HttpsURLConnection.setDefaultSSLSocketFactory(counting);

            LoopbackServices.open().close();
        } finally {
            HttpsURLConnection.setDefaultSSLSocketFactory(usual);
        }

        assertThat(counting.opened()).isEqualTo(1);
    }

    @Test
    void anInvocationIsRepeatedUntilTheJvmHasCompiledIt() {
        var rounds = new AtomicInteger();

        assertThat(LoopbackServices.repeat(() -> rounds.incrementAndGet() == 20)).isTrue();
        assertThat(LoopbackServices.repeat(() -> rounds.incrementAndGet() == 21)).isFalse();
    }

    private static TwilioVerify twilio(Map<String, String> environment) {
        var access = Settings.read(environment, TwilioAccess::read);
        return new TwilioVerify(access.twilio(), access.secrets(LambdaCredentials.of(environment)));
    }

    private static SendOutcome send(TwilioVerify twilio) {
        return twilio.send(new Destination(NUMBER), Channel.SMS, Deadline.in(LONG));
    }

    private static CheckOutcome check(TwilioVerify twilio, String code) {
        var subject = new CodeCheck.Subject.BySid(VERIFICATION_SID);
        return twilio.check(new CodeCheck(code, subject), Deadline.in(LONG));
    }

    private static String uri(LoopbackServices services, String variable) {
        return services.environment(Map.of()).getOrDefault(variable, "");
    }

    private static int status(String uri, String target) throws IOException {
        var connection = (HttpURLConnection) URI.create(uri).toURL().openConnection();
        connection.setRequestProperty("X-Amz-Target", target);
        return connection.getResponseCode();
    }
}
