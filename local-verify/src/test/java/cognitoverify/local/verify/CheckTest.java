package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;

class CheckTest {
    private static final String RIGHT = "123456";
    private static final String WRONG = "654321";

    private final MovableClock clock = new MovableClock();

    @RegisterExtension
    final LocalVerifyExtension verify =
            new LocalVerifyExtension(LocalVerify.builder().clock(clock).codes(() -> RIGHT));

    private final Client client = Client.of(verify);

    @Test
    void approvesTheRightCodeByDestination() {
        client.send(Client.ANN, "sms");

        var answer = client.check(Client.ANN, RIGHT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("approved");
        assertThat(answer.json().get("valid").asBoolean()).isTrue();
    }

    @Test
    void approvesTheRightCodeBySid() {
        var sid = client.send(Client.ANN, "sms").text("sid");

        var answer = client.check(Map.of("VerificationSid", sid, "Code", RIGHT));

        assertThat(answer.text("status")).isEqualTo("approved");
        assertThat(answer.text("sid")).isEqualTo(sid);
        assertThat(answer.text("to")).isEqualTo(Client.ANN);
    }

    @Test
    void answersWithAllFieldsThatTwilioReturns() {
        client.send(Client.ANN, "sms");

        assertThat(client.check(Client.ANN, RIGHT).json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "sid",
                        "service_sid",
                        "account_sid",
                        "to",
                        "channel",
                        "status",
                        "valid",
                        "amount",
                        "payee",
                        "date_created",
                        "date_updated",
                        "sna_attempts_error_codes");
    }

    @Test
    void answersAWrongCodeWithPendingAndNoError() {
        client.send(Client.ANN, "sms");

        var answer = client.check(Client.ANN, WRONG);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("pending");
        assertThat(answer.json().get("valid").asBoolean(true)).isFalse();
    }

    @Test
    void approvesTheRightCodeAfterFourWrongOnes() {
        client.send(Client.ANN, "sms");
        guessWrong(4);

        assertThat(client.check(Client.ANN, RIGHT).text("status")).isEqualTo("approved");
    }

    @Test
    void refusesTheRightCodeAfterFiveWrongOnes() {
        client.send(Client.ANN, "sms");
        guessWrong(5);

        var answer = client.check(Client.ANN, RIGHT);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo(60202);
    }

    @Test
    void sendsNothingAfterFiveWrongCodes() {
        client.send(Client.ANN, "sms");
        guessWrong(5);

        assertThat(client.send(Client.ANN, "sms").code()).isEqualTo(60202);
        assertThat(verify.server().inbox(Client.ANN)).hasSize(1);
    }

    @Test
    void startsAfreshTenMinutesAfterTheFirstMessageWhateverWasGuessed() {
        client.send(Client.ANN, "sms");
        guessWrong(5);
        clock.pass(Duration.ofMinutes(10));

        assertThat(client.send(Client.ANN, "sms").status()).isEqualTo(201);
        assertThat(client.check(Client.ANN, RIGHT).text("status")).isEqualTo("approved");
    }

    @Test
    void showsNoVerificationAfterFiveWrongCodes() {
        var sid = client.send(Client.ANN, "sms").text("sid");
        guessWrong(5);

        assertThat(client.fetch(sid).code()).isEqualTo(20404);
        assertThat(client.update(sid, "canceled").code()).isEqualTo(20404);
    }

    @Test
    void countsWrongCodesAcrossMessages() {
        client.send(Client.ANN, "sms");
        guessWrong(3);
        client.send(Client.ANN, "sms");
        guessWrong(2);

        assertThat(client.check(Client.ANN, RIGHT).code()).isEqualTo(60202);
    }

    @Test
    void approvesUntilTheLastMillisecondOfTenMinutes() {
        client.send(Client.ANN, "sms");
        clock.pass(Duration.ofMinutes(10).minusMillis(1));

        assertThat(client.check(Client.ANN, RIGHT).text("status")).isEqualTo("approved");
    }

    @Test
    void knowsNothingOfACodeTenMinutesAfterTheFirstMessage() {
        client.send(Client.ANN, "sms");
        clock.pass(Duration.ofMinutes(9));
        client.send(Client.ANN, "sms");
        clock.pass(Duration.ofMinutes(1));

        var answer = client.check(Client.ANN, RIGHT);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo(20404);
    }

    @Test
    void knowsNothingOfAVerificationAfterApproval() {
        var sid = client.send(Client.ANN, "sms").text("sid");
        client.check(Client.ANN, RIGHT);

        assertThat(client.check(Client.ANN, RIGHT).code()).isEqualTo(20404);
        assertThat(client.check(Map.of("VerificationSid", sid, "Code", RIGHT)).code())
                .isEqualTo(20404);
        assertThat(client.fetch(sid).code()).isEqualTo(20404);
    }

    @Test
    void knowsNothingOfADestinationThatGotNoCode() {
        client.send(Client.ANN, "sms");

        assertThat(client.check(Client.BOB, RIGHT).status()).isEqualTo(404);
    }

    @Test
    void goesByTheSidWhenADestinationIsGivenToo() {
        var sid = client.send(Client.ANN, "sms").text("sid");
        client.send(Client.BOB, "sms");

        var answer = client.check(Map.of("VerificationSid", sid, "To", Client.BOB, "Code", RIGHT));

        assertThat(answer.text("to")).isEqualTo(Client.ANN);
    }

    @Test
    void refusesACheckOfNothing() {
        var answer = client.check(Map.of("Code", RIGHT));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(60200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "12345678901"})
    void refusesACodeThatIsTooShortOrTooLong(String code) {
        client.send(Client.ANN, "sms");

        var answer = client.check(Client.ANN, code);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(60200);
        assertThat(answer.text("message")).isEqualTo("Invalid parameter: Code");
    }

    @Test
    void refusesAMissingCode() {
        client.send(Client.ANN, "sms");

        assertThat(client.check(Map.of("To", Client.ANN)).code()).isEqualTo(60200);
    }

    @Test
    void doesNotCountACodeItRefuses() {
        client.send(Client.ANN, "sms");
        for (var guess = 0; guess < 6; guess++) {
            client.check(Client.ANN, "123");
        }

        assertThat(client.check(Client.ANN, RIGHT).text("status")).isEqualTo("approved");
    }

    private void guessWrong(int times) {
        for (var guess = 0; guess < times; guess++) {
            assertThat(client.check(Client.ANN, WRONG).text("status")).isEqualTo("pending");
        }
    }
}
