package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class AuthenticationTest {
    private static final String KEY = "SK0123456789abcdef0123456789ABCDEF";

    @RegisterExtension
    static final LocalVerifyExtension verify = LocalVerifyExtension.withDefaults();

    private final Client client = Client.of(verify);

    @Test
    void letsAnyApiKeyInWithTheSecret() {
        assertThat(client.as(KEY, "local-secret").send(Client.ANN, "sms").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "AC00000000000000000000000000000000, wrong",
        "SK0123456789abcdef0123456789abcdef, wrong",
        "AC11111111111111111111111111111111, local-secret",
        "SK0123, local-secret",
        "'', ''"
    })
    void letsNobodyElseIn(String user, String password) {
        var answer = client.as(user, password).send(Client.ANN, "sms");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"code\":20003,\"message\":\"Authenticate\",\"more_info\":"
                                + "\"https://www.twilio.com/docs/errors/20003\",\"status\":401}");
        assertThat(verify.server().inbox()).isEmpty();
    }

    @Test
    void comesBeforeTheServiceIsLookedUp() {
        var path = "/v2/Services/VA" + "1".repeat(32) + "/Verifications";

        assertThat(client.as(Client.ACCOUNT, "wrong").post(path, Map.of()).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VA11111111111111111111111111111111", "VA0", "x"})
    void knowsOneServiceOnly(String service) {
        var path = "/v2/Services/" + service + "/Verifications";

        var answer = client.post(path, Map.of("To", Client.ANN, "Channel", "sms"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo(20404);
    }

    @Test
    void hasTheSidsAndTheSecretThatItWasStartedWith() {
        var account = "AC" + "a".repeat(32);
        var service = "VA" + "b".repeat(32);
        var builder = LocalVerify.builder().accountSid(account).serviceSid(service).secret("s3");

        try (var other = builder.start()) {
            var path = "/v2/Services/" + service + "/Verifications";
            var form = Map.of("To", Client.ANN, "Channel", "sms");
            var answer = Client.of(other::uri).as(account, "s3").post(path, form);

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text("account_sid")).isEqualTo(account);
            assertThat(answer.text("service_sid")).isEqualTo(service);
        }
    }

    /** WireMock's own interface could make a proxy of the server, or stop it. */
    @ParameterizedTest
    @ValueSource(strings = {"/__admin/", "/__admin/mappings", "/__admin/shutdown"})
    void opensNoDoorBeside(String path) {
        assertThat(client.request("POST", path, "{}").status()).isEqualTo(401);
    }
}
