package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;

/** The faults as they look to whoever waits for an answer. */
@Timeout(20)
class WireTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    @RegisterExtension
    static final LocalVerifyExtension verify = LocalVerifyExtension.withDefaults();

    private final Client client = Client.of(verify);

    @Test
    void answersLateInADelay() {
        verify.server().weather(Weather.delay(Duration.ofMillis(300)));

        var before = System.nanoTime();
        var answer = client.send(Client.ANN, "sms");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(299));
    }

    @Test
    void servesAtOnceWhatItAnswersLate() {
        verify.server().weather(Weather.delay(Duration.ofSeconds(5)));

        assertTimesOut();

        assertThat(verify.server().inbox(Client.ANN)).hasSize(1);
    }

    @Test
    void sendsTheMessageAndNeverAnswersInAHang() {
        verify.server().weather(Weather.hang());

        assertTimesOut();

        assertThat(verify.server().inbox(Client.ANN)).hasSize(1);
        assertThat(verify.server().counters().sends()).isEqualTo(1);
    }

    @Test
    void losesTheAnswerToACheckThatIsApproved() {
        client.send(Client.ANN, "sms");
        verify.server().weather(Weather.reset());

        var code = verify.server().inbox().getFirst().code();
        assertThatThrownBy(() -> client.check(Client.ANN, code))
                .hasRootCauseInstanceOf(IOException.class);

        assertThat(verify.server().counters().approvals()).isEqualTo(1);
    }

    @Test
    void sendsTheMessageAndResetsTheConnection() throws IOException {
        verify.server().weather(Weather.reset());

        try (var socket = asked()) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }

        assertThat(verify.server().inbox(Client.ANN)).hasSize(1);
        assertThat(verify.server().requests()).hasSize(1);
    }

    @Test
    void sendsTheMessageAndDripsFasterThanAReadTimesOut() throws IOException {
        verify.server().weather(Weather.drip());

        try (var socket = asked()) {
            socket.setSoTimeout(1000);
            var begun = System.nanoTime();
            var received = 0;
            while (Duration.ofNanos(System.nanoTime() - begun).compareTo(Duration.ofSeconds(2))
                    < 0) {
                received += socket.getInputStream().readNBytes(1).length;
            }
            assertThat(received).isPositive();
        }

        assertThat(verify.server().inbox(Client.ANN)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"200", "502", "503"})
    void showsAPageInsteadOfSending(int status) {
        verify.server().weather(Weather.html(status));

        var answer = client.send(Client.ANN, "sms");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.body()).startsWith("<html>");
        assertThat(verify.server().inbox()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401, 20003", "404, 20404", "429, 20429", "500, 20500", "503, 20503", "504, 20500"})
    void failsWithAStatusInsteadOfSending(int status, int code) {
        verify.server().weather(Weather.status(status));

        var answer = client.send(Client.ANN, "sms");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(verify.server().inbox()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 60203, 429",
        "0, 60202, 429",
        "0, 60212, 429",
        "0, 20429, 429",
        "0, 60205, 403",
        "0, 60410, 403",
        "0, 60605, 403",
        "0, 20403, 403",
        "0, 20003, 401",
        "0, 20404, 404",
        "0, 60200, 400",
        "0, 99999, 400",
        "418, 60203, 418"
    })
    void failsWithACodeInsteadOfSending(int given, int code, int status) {
        verify.server().weather(Weather.code(given, code));

        var answer = client.send(Client.ANN, "sms");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(verify.server().inbox()).isEmpty();
    }

    @Test
    void failsAtChecksToo() {
        client.send(Client.ANN, "sms");
        verify.server().weather(Weather.code(0, 60202));

        assertThat(client.check(Client.ANN, "123456").code()).isEqualTo(60202);
    }

    @Test
    void failsBeforeAnybodyIsAuthenticated() {
        verify.server().weather(Weather.status(503));

        assertThat(client.as("", "").send(Client.ANN, "sms").status()).isEqualTo(503);
    }

    @Test
    void countsTheRequestsThatFail() {
        verify.server().weather(Weather.status(503));
        client.send(Client.ANN, "sms");
        client.check(Client.ANN, "123456");

        assertThat(verify.server().counters()).isEqualTo(new Counters(1, 1, 0, 0));
    }

    @Test
    void failsForOneDestinationOnly() {
        verify.server().weather(Weather.code(0, 60410).onlyFor(Client.ANN));

        assertThat(client.send(Client.ANN, "sms").code()).isEqualTo(60410);
        assertThat(client.send(Client.BOB, "sms").status()).isEqualTo(201);
    }

    @Test
    void failsForTheDestinationOfAVerificationThatIsCheckedBySid() {
        var ann = client.send(Client.ANN, "sms").text("sid");
        var bob = client.send(Client.BOB, "sms").text("sid");
        verify.server().weather(Weather.status(503).onlyFor(Client.ANN));

        var answerToAnn = client.check(Map.of("VerificationSid", ann, "Code", "000000"));
        var answerToBob = client.check(Map.of("VerificationSid", bob, "Code", "000000"));

        assertThat(answerToAnn.status()).isEqualTo(503);
        assertThat(answerToBob.status()).isEqualTo(200);
    }

    @Test
    void failsLateIfBothAreAskedFor() {
        verify.server().weather(Weather.status(503).after(Duration.ofSeconds(5)));

        assertTimesOut();
    }

    @Test
    void leavesReadingAVerificationAlone() {
        var sid = client.send(Client.ANN, "sms").text("sid");
        verify.server().weather(Weather.status(503));

        assertThat(client.fetch(sid).status()).isEqualTo(200);
    }

    @Test
    void servesOthersWhileManyHang() {
        verify.server().weather(Weather.hang().onlyFor(Client.ANN));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < 50; number++) {
                threads.execute(this::assertTimesOut);
            }
        }

        assertThat(client.send(Client.BOB, "sms").status()).isEqualTo(201);
    }

    @Test
    void stopsAtOnceWhileARequestHangs() {
        var server = LocalVerify.builder().start();
        server.weather(Weather.hang());
        assertThatThrownBy(() -> Client.of(server::uri).waiting(SHORT).send(Client.ANN, "sms"))
                .hasRootCauseInstanceOf(HttpTimeoutException.class);

        var before = System.nanoTime();
        server.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    private void assertTimesOut() {
        assertThatThrownBy(() -> client.waiting(SHORT).send(Client.ANN, "sms"))
                .hasRootCauseInstanceOf(HttpTimeoutException.class);
    }

    /** A connection on which a message was asked for and no answer has been read. */
    private static Socket asked() throws IOException {
        var port = verify.server().uri().getPort();
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(request().getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String request() {
        var credentials = (Client.ACCOUNT + ":local-secret").getBytes(StandardCharsets.UTF_8);
        var body = "To=%2B12025550100&Channel=sms";
        return String.join(
                "\r\n",
                "POST /v2/Services/" + Client.SERVICE + "/Verifications HTTP/1.1",
                "Host: localhost",
                "Authorization: Basic " + Base64.getEncoder().encodeToString(credentials),
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + body.length(),
                "",
                body);
    }
}
