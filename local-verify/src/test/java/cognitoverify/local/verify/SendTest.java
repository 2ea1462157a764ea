package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

class SendTest {
    private final MovableClock clock = new MovableClock();

    @RegisterExtension
    final LocalVerifyExtension verify =
            new LocalVerifyExtension(LocalVerify.builder().clock(clock));

    private final Client client = Client.of(verify);

    @Test
    void answersCreatedWithAllFieldsThatTwilioReturns() {
        var answer = client.send(Client.ANN, "sms");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "sid",
                        "service_sid",
                        "account_sid",
                        "to",
                        "channel",
                        "status",
                        "valid",
                        "lookup",
                        "amount",
                        "payee",
                        "send_code_attempts",
                        "sna",
                        "date_created",
                        "date_updated",
                        "url");
    }

    @Test
    void describesAPendingVerification() {
        var answer = client.send(Client.ANN, "sms");

        assertThat(answer.text("sid")).matches("VE[0-9a-f]{32}");
        assertThat(answer.text("service_sid")).isEqualTo(Client.SERVICE);
        assertThat(answer.text("account_sid")).isEqualTo(Client.ACCOUNT);
        assertThat(answer.text("to")).isEqualTo(Client.ANN);
        assertThat(answer.text("channel")).isEqualTo("sms");
        assertThat(answer.text("status")).isEqualTo("pending");
        assertThat(answer.json().get("valid").asBoolean(true)).isFalse();
    }

    @Test
    void givesTimesInWholeSecondsOfUtc() {
        assertThat(client.send(Client.ANN, "sms").text("date_created"))
                .isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void givesAnUrlAtWhichTheVerificationIs() {
        var url = client.send(Client.ANN, "sms").text("url");

        var path = url.substring(verify.server().uri().toString().length());

        assertThat(client.request("GET", path, "").status()).isEqualTo(200);
    }

    @Test
    void neverTellsTheCode() {
        var answer = client.send(Client.ANN, "sms");

        assertThat(answer.body()).doesNotContain(verify.server().inbox().getFirst().code());
    }

    @Test
    void bringsTheCodeToTheInbox() {
        var sid = client.send(Client.ANN, "call").text("sid");

        var message = verify.server().inbox(Client.ANN).getFirst();

        assertThat(message.channel()).isEqualTo("call");
        assertThat(message.code()).matches("[0-9]{6}");
        assertThat(message.verificationSid()).isEqualTo(sid);
        assertThat(message.sentAt()).isEqualTo(MovableClock.START);
    }

    @Test
    void sendsTheSameCodeUnderTheSameSidWhilePending() {
        var first = client.send(Client.ANN, "sms").text("sid");
        var code = verify.server().inbox().getFirst().code();
        clock.pass(Duration.ofMinutes(9));

        var second = client.send(Client.ANN, "sms").text("sid");

        assertThat(second).isEqualTo(first);
        assertThat(verify.server().inbox(Client.ANN)).hasSize(2);
        assertThat(verify.server().inbox(Client.ANN)).extracting(SentCode::code).containsOnly(code);
    }

    @Test
    void listsEveryAttemptWithItsChannel() {
        client.send(Client.ANN, "sms");
        clock.pass(Duration.ofSeconds(30));

        var attempts = client.send(Client.ANN, "call").json().get("send_code_attempts");

        assertThat(attempts)
                .extracting(at -> at.path("channel").asText())
                .containsExactly("SMS", "CALL");
        assertThat(attempts)
                .extracting(at -> at.path("time").asText())
                .containsExactly("2026-01-01T00:00:00Z", "2026-01-01T00:00:30Z");
        assertThat(attempts)
                .extracting(at -> at.path("attempt_sid").asText())
                .allMatch(sid -> sid.matches("VL[0-9a-f]{32}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void makesANewVerificationTenMinutesAfterTheFirstMessage() {
        var first = client.send(Client.ANN, "sms").text("sid");
        clock.pass(Duration.ofMinutes(5));
        client.send(Client.ANN, "sms");
        clock.pass(Duration.ofMinutes(5));

        assertThat(client.send(Client.ANN, "sms").text("sid")).isNotEqualTo(first);
    }

    @Test
    void refusesTheSixthMessage() {
        for (var sent = 0; sent < 5; sent++) {
            assertThat(client.send(Client.ANN, "sms").status()).isEqualTo(201);
        }

        var answer = client.send(Client.ANN, "call");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo(60203);
        assertThat(verify.server().inbox(Client.ANN)).hasSize(5);
    }

    @Test
    void countsMessagesPerDestination() {
        for (var sent = 0; sent < 5; sent++) {
            client.send(Client.ANN, "sms");
        }

        assertThat(client.send(Client.BOB, "sms").status()).isEqualTo(201);
    }

    @Test
    void allowsFiveMoreMessagesAfterTenMinutes() {
        for (var sent = 0; sent < 5; sent++) {
            client.send(Client.ANN, "sms");
        }

        clock.pass(Duration.ofMinutes(10));

        assertThat(client.send(Client.ANN, "sms").status()).isEqualTo(201);
    }

    @Test
    void allowsFiveMoreMessagesAfterApproval() {
        for (var sent = 0; sent < 5; sent++) {
            client.send(Client.ANN, "sms");
        }
        client.check(Client.ANN, verify.server().inbox().getFirst().code());

        assertThat(client.send(Client.ANN, "sms").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "+12025550100, sms",
        "+12025550100, call",
        "+12025550100, whatsapp",
        "ann@example.com, email"
    })
    void sendsByEveryChannel(String to, String channel) {
        assertThat(client.send(to, channel).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12025550100",
                "+02025550100",
                "+1202",
                "+1202555010012345",
                "+1 202 555 0100",
                "+1202555010x",
                "+١٢٠٢٥٥٥٠١٠٠",
                "ann@example.com",
                "+12025550100\n"
            })
    void refusesADestinationThatIsNoNumber(String to) {
        var answer = client.send(to, "sms");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(60200);
        assertThat(answer.text("message")).isEqualTo("Invalid parameter `To`: " + to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+12025550100", "ann", "ann@", "@example.com", "a nn@example.com", "a@b@c"})
    void refusesADestinationThatIsNoAddress(String to) {
        assertThat(client.send(to, "email").code()).isEqualTo(60200);
    }

    @Test
    void refusesAMissingDestination() {
        assertThat(client.create(Map.of("Channel", "sms")).code()).isEqualTo(60200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SMS", "pigeon", "sna", "auto"})
    void refusesAnUnknownChannel(String channel) {
        var answer = client.send(Client.ANN, channel);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(60200);
        assertThat(answer.text("message")).isEqualTo("Invalid parameter: Channel");
    }

    @Test
    void refusesAMissingChannel() {
        assertThat(client.create(Map.of("To", Client.ANN)).text("message"))
                .isEqualTo("Invalid parameter: Channel");
    }

    @ParameterizedTest
    @CsvSource({
        "+12025550100, call, 60223",
        "+12025550100, whatsapp, 68008",
        "ann@example.com, email, 60217"
    })
    void refusesAChannelThatTheServiceDoesNotOffer(String to, String channel, int code) {
        try (var smsOnly = LocalVerify.builder().channels(Set.of("sms")).start()) {
            var answer = Client.of(smsOnly::uri).send(to, channel);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo(code);
        }
    }

    @Test
    void refusesACodeOfOnesOwn() {
        var form = Map.of("To", Client.ANN, "Channel", "sms", "CustomCode", "123456");

        assertThat(client.create(form).code()).isEqualTo(60204);
    }

    @Test
    void refusesAFormThatCannotBeDecoded() {
        var path = "/v2/Services/" + Client.SERVICE + "/Verifications";

        assertThat(client.request("POST", path, "To=%zz&Channel=sms").status()).isBetween(400, 599);
        assertThat(verify.server().inbox()).isEmpty();
    }

    @Test
    void passesOverParametersItHasNoUseFor() {
        var form =
                Map.of("To", Client.ANN, "Channel", "sms", "Locale", "de", "RiskCheck", "enable");

        assertThat(client.create(form).status()).isEqualTo(201);
    }

    @Test
    void saysErrorsInTwiliosShape() {
        var answer = client.send(Client.ANN, "pigeon");

        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("code", "message", "more_info", "status");
        assertThat(answer.text("more_info")).isEqualTo("https://www.twilio.com/docs/errors/60200");
        assertThat(answer.json().get("status").asInt()).isEqualTo(400);
    }
}
