package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SecretRotationTest {
    @RegisterExtension
    static final LocalVerifyExtension verify = LocalVerifyExtension.withDefaults();

    private final Client before = Client.of(verify);
    private final Client after = before.as(Client.ACCOUNT, "new");

    @Test
    void reachesVerifyAndSsmAtOnce() {
        verify.server().secret("new");

        assertThat(before.send(Client.ANN, "sms").status()).isEqualTo(401);
        assertThat(after.send(Client.ANN, "sms").status()).isEqualTo(201);
        assertThat(secretInSsm()).isEqualTo("new");
    }

    @Test
    void mayReachVerifyFirst() {
        verify.server().secretInVerify("new");

        assertThat(before.send(Client.ANN, "sms").status()).isEqualTo(401);
        assertThat(secretInSsm()).isEqualTo("local-secret");
    }

    @Test
    void mayReachSsmFirst() {
        verify.server().secretInSsm("new");

        assertThat(before.send(Client.ANN, "sms").status()).isEqualTo(201);
        assertThat(secretInSsm()).isEqualTo("new");
    }

    @Test
    void makesANewVersionOfTheParameter() {
        verify.server().secret("new");

        assertThat(parameter().path("Version").asInt()).isEqualTo(2);
    }

    @Test
    void isUndoneByAReset() {
        verify.server().secret("new");
        verify.server().reset();

        assertThat(before.send(Client.ANN, "sms").status()).isEqualTo(201);
        assertThat(secretInSsm()).isEqualTo("local-secret");
    }

    @Test
    void needsASecret() {
        assertThatThrownBy(() -> verify.server().secret(""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String secretInSsm() {
        return parameter().path("Value").asText();
    }

    private JsonNode parameter() {
        var body = "{\"Name\":\"/local/twilio-token\",\"WithDecryption\":true}";
        return before.ssm("AmazonSSM.GetParameter", body).json().path("Parameter");
    }
}
