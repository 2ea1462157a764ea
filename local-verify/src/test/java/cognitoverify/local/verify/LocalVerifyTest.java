package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

class LocalVerifyTest {
    @RegisterExtension
    static final LocalVerifyExtension verify = LocalVerifyExtension.withDefaults();

    private final Client client = Client.of(verify);

    @Test
    void listensOnAFreePortOfThisMachine() {
        assertThat(verify.server().uri().toString()).matches("http://127\\.0\\.0\\.1:[0-9]+");
    }

    @Test
    void listensElsewhereWhenToldTo() {
        try (var everywhere = LocalVerify.builder().bind("0.0.0.0").start()) {
            assertThat(everywhere.uri().getHost()).isEqualTo("127.0.0.1");
            assertThat(Client.of(everywhere::uri).send(Client.ANN, "sms").status()).isEqualTo(201);
        }
    }

    @Test
    void saysWhatToDoWhenThePortIsTaken() {
        var port = verify.server().uri().getPort();

        assertThatThrownBy(() -> LocalVerify.builder().port(port).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port " + port)
                .hasMessageContaining("choose another");
    }

    @Test
    void isGoneWhenClosed() {
        var server = LocalVerify.builder().start();
        server.close();

        assertThatThrownBy(() -> Client.of(server::uri).send(Client.ANN, "sms"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 10})
    void makesCodesOfTheLengthItIsTold(int length) {
        try (var server = LocalVerify.builder().codeLength(length).start()) {
            Client.of(server::uri).send(Client.ANN, "sms");

            assertThat(server.inbox().getFirst().code()).matches("[0-9]{" + length + "}");
        }
    }

    @Test
    void makesDifferentCodes() {
        for (var number = 0; number < 20; number++) {
            client.send("+120255501" + (10 + number), "sms");
        }

        assertThat(verify.server().inbox()).extracting(SentCode::code).doesNotHaveDuplicates();
    }

    @Test
    void remembersRequestsOldestFirst() {
        client.send(Client.ANN, "sms");
        client.as("", "").check(Client.ANN, "1");
        client.ssm("AmazonSSM.GetParameters", "{\"Names\":[\"a\",\"b\"]}");

        var service = "/v2/Services/" + Client.SERVICE;
        var sent = Map.of("To", Client.ANN, "Channel", "sms");
        var checked = Map.of("To", Client.ANN, "Code", "1");
        assertThat(verify.server().requests())
                .containsExactly(
                        new ReceivedRequest(
                                "POST", service + "/Verifications", sent, Client.ACCOUNT),
                        new ReceivedRequest("POST", service + "/VerificationCheck", checked, ""),
                        new ReceivedRequest("POST", "/", Map.of("Name", "a,b"), Client.ACCOUNT));
    }

    @Test
    void keepsTheNewestTenThousandMessages() {
        var journal = new Journal(_ -> {});
        for (var number = 0; number <= Journal.MOST_KEPT; number++) {
            var code = Integer.toString(number);
            journal.sent(new SentCode(Client.ANN, "sms", code, "VE", MovableClock.START));
        }

        assertThat(journal.newestMessages()).hasSize(Journal.MOST_KEPT);
        assertThat(journal.newestMessages().getLast().code()).isEqualTo("1");
    }

    @Test
    void forgetsEverythingOnReset() {
        client.send(Client.ANN, "sms");
        var code = verify.server().inbox().getFirst().code();
        verify.server().weather(Weather.status(503));

        verify.server().reset();

        assertThat(verify.server().inbox()).isEmpty();
        assertThat(verify.server().requests()).isEmpty();
        assertThat(verify.server().counters()).isEqualTo(new Counters(0, 0, 0, 0));
        assertThat(verify.server().weather()).isEqualTo(Weather.none());
        assertThat(client.check(Client.ANN, code).status()).isEqualTo(404);
    }

    @Test
    void separatesTheInboxes() {
        client.send(Client.ANN, "sms");
        client.send(Client.BOB, "sms");

        assertThat(verify.server().inbox(Client.BOB))
                .extracting(SentCode::to)
                .containsExactly(Client.BOB);
    }

    @Test
    void clearsTheInboxOnly() {
        client.send(Client.ANN, "sms");

        verify.server().clearInbox();

        assertThat(verify.server().inbox()).isEmpty();
        assertThat(verify.server().counters().sends()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource
    void doesNotStartWithWhatItCannotMean(UnaryOperator<LocalVerify.Builder> mistake) {
        var builder = mistake.apply(LocalVerify.builder());

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }

    static Stream<UnaryOperator<LocalVerify.Builder>> doesNotStartWithWhatItCannotMean() {
        return Stream.of(
                builder -> builder.port(-1),
                builder -> builder.port(65536),
                builder -> builder.bind(" "),
                builder -> builder.accountSid("AC0"),
                builder -> builder.serviceSid(Client.ACCOUNT),
                builder -> builder.secret(""),
                builder -> builder.secretParameter(""),
                builder -> builder.codeLength(3),
                builder -> builder.codeLength(11),
                builder -> builder.channels(Set.of()),
                builder -> builder.channels(Set.of("sms", "sna")),
                builder -> builder.channels(Set.of("pigeon")));
    }

    /** X2: settings and credentials may end up in a message; the secret in them must not. */
    @Test
    void keepsTheSecretOutOfTexts() {
        assertThat(new Credentials("AC", "hidden").toString()).doesNotContain("hidden");
    }
}
