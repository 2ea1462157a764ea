package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;

class SsmApiTest {
    private static final String ONE = "AmazonSSM.GetParameter";
    private static final String PUT = "AmazonSSM.PutParameter";
    private static final String SEVERAL = "AmazonSSM.GetParameters";

    @RegisterExtension
    static final LocalVerifyExtension verify =
            new LocalVerifyExtension(LocalVerify.builder().parameter("/local/pepper", "salt"));

    private final Client client = Client.of(verify).as("", "");

    @Test
    void tellsTheSecretToWhoeverAsksForDecryption() {
        var answer = client.ssm(ONE, "{\"Name\":\"/local/twilio-token\",\"WithDecryption\":true}");

        var parameter = answer.json().path("Parameter");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/x-amz-json-1.1");
        assertThat(parameter.path("Value").asText()).isEqualTo("local-secret");
        assertThat(parameter.path("Name").asText()).isEqualTo("/local/twilio-token");
        assertThat(parameter.path("Type").asText()).isEqualTo("SecureString");
        assertThat(parameter.path("Version").asInt()).isEqualTo(1);
        assertThat(parameter.path("LastModifiedDate").isNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"WithDecryption\":false"})
    void hidesTheSecretFromWhoeverDoesNot(String option) {
        var answer = client.ssm(ONE, "{\"Name\":\"/local/twilio-token\"" + option + "}");

        assertThat(answer.json().path("Parameter").path("Value").asText())
                .isNotEmpty()
                .doesNotContain("local-secret");
    }

    @Test
    void hasAKeyForTheLedger() {
        var answer = client.ssm(ONE, "{\"Name\":\"/local/ledger-key\",\"WithDecryption\":true}");

        var key = answer.json().path("Parameter").path("Value").asText();
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    }

    @Test
    void tellsInJavaWhatItTells() {
        assertThat(verify.server().parameter("/local/pepper")).isEqualTo("salt");
        assertThat(verify.server().parameter("/local/twilio-token")).isEqualTo("local-secret");
        assertThat(verify.server().parameter("/other")).isNull();
    }

    @Test
    void knowsNoOtherName() {
        var answer = client.ssm(ONE, "{\"Name\":\"/other\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("__type")).isEqualTo("ParameterNotFound");
    }

    @Test
    void tellsSeveralParametersAndWhichOnesThereAreNot() {
        var names = "[\"/local/twilio-token\",\"/local/pepper\",\"/other\"]";

        var answer = client.ssm(SEVERAL, "{\"Names\":" + names + ",\"WithDecryption\":true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("Parameters"))
                .extracting(parameter -> parameter.path("Value").asText())
                .containsExactly("local-secret", "salt");
        assertThat(answer.json().path("InvalidParameters").toString()).isEqualTo("[\"/other\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AmazonSSM.DeleteParameter", "DynamoDB_20120810.GetItem", "x"})
    void knowsNoOtherOperation(String operation) {
        var answer = client.ssm(operation, "{\"Name\":\"/local/twilio-token\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("__type")).isEqualTo("UnknownOperationException");
    }

    @Test
    void needsAnOperation() {
        assertThat(client.request("POST", "/", "{}").text("__type"))
                .isEqualTo("UnknownOperationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "\"text\"", "{} {}"})
    void needsAnObject(String body) {
        var answer = client.ssm(ONE, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("__type")).isEqualTo("SerializationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Name\":7}",
                "{\"Names\":[]}",
                "{\"Names\":[1,2,3,4,5,6,7,8,9,0,1]}"
            })
    void needsOneToTenNames(String body) {
        assertThat(client.ssm(SEVERAL, body).text("__type")).isEqualTo("ValidationException");
    }

    @Test
    void isNotTouchedByTheWeather() {
        verify.server().weather(Weather.status(503));

        var answer = client.ssm(ONE, "{\"Name\":\"/local/twilio-token\"}");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void hasTheNameOfTheSecretThatItWasStartedWith() {
        try (var other = LocalVerify.builder().secretParameter("mine").start()) {
            var answer = Client.of(other::uri).ssm(ONE, "{\"Name\":\"mine\"}");

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void keepsWhatIsPut() {
        var put = client.ssm(PUT, "{\"Name\":\"/new\",\"Type\":\"String\",\"Value\":\"v\"}");

        var read = client.ssm(ONE, "{\"Name\":\"/new\"}").json().path("Parameter");
        assertThat(put.json().path("Version").asInt()).isEqualTo(1);
        assertThat(read.path("Value").asText()).isEqualTo("v");
        assertThat(read.path("Type").asText()).isEqualTo("String");
    }

    @Test
    void putsOverAParameterOnlyIfAskedTo() {
        var name = "{\"Name\":\"/local/pepper\",\"Type\":\"SecureString\",\"Value\":\"hot\"";

        var refused = client.ssm(PUT, name + "}");
        var put = client.ssm(PUT, name + ",\"Overwrite\":true}");

        assertThat(refused.text("__type")).isEqualTo("ParameterAlreadyExists");
        assertThat(put.json().path("Version").asInt()).isEqualTo(2);
        assertThat(verify.server().parameter("/local/pepper")).isEqualTo("hot");
    }

    @Test
    void aParameterKeepsItsType() {
        var changed =
                client.ssm(
                        PUT,
                        "{\"Name\":\"/local/pepper\",\"Type\":\"String\",\"Value\":\"v\","
                                + "\"Overwrite\":true}");

        assertThat(changed.text("__type")).isEqualTo("HierarchyTypeMismatchException");
    }

    @Test
    void aSecretThatIsPutIsOnlyWhatSsmTells() {
        var name = "{\"Name\":\"/local/twilio-token\",\"Value\":\"new\",\"Overwrite\":true}";

        client.ssm(PUT, name);

        assertThat(verify.server().parameter("/local/twilio-token")).isEqualTo("new");
        assertThat(client.as(Client.ACCOUNT, "new").send(Client.ANN, "sms").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{}", "{\"Name\":\"/new\"}", "{\"Name\":\"/new\",\"Value\":\"\"}"})
    void putsNothingWithoutANameAndAValue(String body) {
        assertThat(client.ssm(PUT, body).text("__type")).isEqualTo("ValidationException");
    }
}
