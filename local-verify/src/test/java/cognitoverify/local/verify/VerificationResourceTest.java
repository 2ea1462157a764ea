package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationResourceTest {
    @RegisterExtension
    static final LocalVerifyExtension verify = LocalVerifyExtension.withDefaults();

    private final Client client = Client.of(verify);

    @Test
    void isReadAsItWasSent() {
        var sent = client.send(Client.ANN, "sms");

        var read = client.fetch(sent.text("sid"));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(sent.json());
    }

    @Test
    void isUnknownByAnyOtherSid() {
        client.send(Client.ANN, "sms");

        assertThat(client.fetch("VE" + "f".repeat(32)).code()).isEqualTo(20404);
    }

    @ParameterizedTest
    @CsvSource({"canceled, false", "approved, true"})
    void endsByAnUpdate(String status, boolean valid) {
        var sid = client.send(Client.ANN, "sms").text("sid");

        var answer = client.update(sid, status);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo(status);
        assertThat(answer.json().get("valid").asBoolean()).isEqualTo(valid);
        assertThat(client.fetch(sid).status()).isEqualTo(404);
    }

    @Test
    void makesRoomForFiveMoreMessagesWhenCanceled() {
        var sid = client.send(Client.ANN, "sms").text("sid");
        for (var sent = 1; sent < 5; sent++) {
            client.send(Client.ANN, "sms");
        }
        client.update(sid, "canceled");

        assertThat(client.send(Client.ANN, "sms").status()).isEqualTo(201);
    }

    @Test
    void takesNoOtherStatus() {
        var sid = client.send(Client.ANN, "sms").text("sid");

        assertThat(client.update(sid, "pending").code()).isEqualTo(60200);
    }

    @Test
    void belongsToAServiceThatTellsItsCodeLength() {
        try (var other = LocalVerify.builder().codeLength(8).start()) {
            var service =
                    Client.of(other::uri).request("GET", "/v2/Services/" + Client.SERVICE, "");

            assertThat(service.status()).isEqualTo(200);
            assertThat(service.text("sid")).isEqualTo(Client.SERVICE);
            assertThat(service.text("account_sid")).isEqualTo(Client.ACCOUNT);
            assertThat(service.json().get("code_length").asInt()).isEqualTo(8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /v2/Services",
        "GET, /v2/Services/VA00000000000000000000000000000000/Verifications",
        "DELETE, /v2/Services/VA00000000000000000000000000000000",
        "POST, /v2/Services/VA00000000000000000000000000000000/Entities",
        "POST, /v2/Services/VA00000000000000000000000000000000/VerificationCheck/x",
    })
    void isAllThereIsUnderVerifysPaths(String method, String path) {
        var answer = client.request(method, path, "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo(20404);
    }
}
