package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What ten minutes do to the codes, without the ten minutes. */
class ExpireCodesTest {
    private final MovableClock clock = new MovableClock();
    private final Iterator<String> codes = List.of("123456", "234567", "345678").iterator();

    @RegisterExtension
    final LocalVerifyExtension verify =
            new LocalVerifyExtension(LocalVerify.builder().clock(clock).codes(codes::next));

    private final Client client = Client.of(verify);

    @Test
    void aCheckFindsNothing() {
        var sid = client.send(Client.ANN, "sms").text("sid");

        verify.server().expireCodes();

        assertThat(client.check(Client.ANN, "123456").status()).isEqualTo(404);
        assertThat(client.check(Map.of("VerificationSid", sid, "Code", "123456")).code())
                .isEqualTo(20404);
    }

    @Test
    void theNextMessageHasANewCode() {
        client.send(Client.ANN, "sms");

        verify.server().expireCodes();

        client.send(Client.ANN, "sms");
        assertThat(client.check(Client.ANN, "234567").text("status")).isEqualTo("approved");
    }

    @Test
    void theMessagesStayInTheInbox() {
        client.send(Client.ANN, "sms");

        verify.server().expireCodes();

        assertThat(verify.server().inbox()).hasSize(1);
    }

    @Test
    void tellsHowManyWereAlive() {
        client.send(Client.ANN, "sms");
        client.send(Client.BOB, "sms");
        client.check(Client.BOB, "234567");

        assertThat(client.request("DELETE", "/codes", "").body()).isEqualTo("{\"expired\":1}");
        assertThat(client.request("DELETE", "/codes", "").body()).isEqualTo("{\"expired\":0}");
    }

    @Test
    void countsNoneThatHadExpiredByThemselves() {
        client.send(Client.ANN, "sms");
        clock.pass(Duration.ofMinutes(10));

        assertThat(verify.server().expireCodes()).isZero();
    }
}
