package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What somebody who listens hears of requests and their answers. */
class RequestListenerTest {
    private static final List<AnsweredRequest> HEARD = new CopyOnWriteArrayList<>();

    @RegisterExtension
    static final LocalVerifyExtension verify =
            new LocalVerifyExtension(LocalVerify.builder().requestListener(HEARD::add));

    private final Client client = Client.of(verify);

    @BeforeEach
    void forget() {
        HEARD.clear();
    }

    @Test
    void hearsTheAnswerThatTheClientGets() {
        var answer = client.send(Client.ANN, "sms");

        assertThat(HEARD).hasSize(1);
        assertThat(HEARD.getFirst().request().form()).containsEntry("To", Client.ANN);
        assertThat(HEARD.getFirst().status()).isEqualTo(201);
        assertThat(HEARD.getFirst().body()).isEqualTo(answer.body());
    }

    @Test
    void hearsOfRefusals() {
        client.as("", "").send(Client.ANN, "sms");

        assertThat(HEARD).extracting(AnsweredRequest::status).containsExactly(401);
    }

    @Test
    void hearsThatAnAnswerComesLate() {
        verify.server().weather(Weather.delay(Duration.ofMillis(20)));

        client.send(Client.ANN, "sms");

        assertThat(HEARD.getFirst().weather().delay()).hasMillis(20);
        assertThat(HEARD.getFirst().isLost()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"HANG", "RESET"})
    void hearsWhatWasAnsweredThoughItIsLost(Fault fault) {
        verify.server().weather(new Weather(fault, Duration.ZERO, 0, 0, null));

        sendInVain();

        assertThat(HEARD.getFirst().status()).isEqualTo(201);
        assertThat(HEARD.getFirst().isLost()).isTrue();
    }

    /** Not over the wire: that would take the minute for which the answer drips. */
    @Test
    void countsAnAnswerThatDripsAsLost() {
        var request = new ReceivedRequest("POST", "/", Map.of(), "");

        assertThat(new AnsweredRequest(request, 201, "{}", Weather.drip()).isLost()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"HTML, 0", "STATUS, 0", "CODE, 60203"})
    void hearsWhatTheWeatherAnswersInstead(Fault fault, int twilioCode) {
        verify.server().weather(new Weather(fault, Duration.ZERO, 503, twilioCode, null));

        var answer = client.send(Client.ANN, "sms");

        assertThat(HEARD.getFirst().body()).isEqualTo(answer.body());
        assertThat(HEARD.getFirst().isLost()).isFalse();
    }

    /** X2: whoever shows what was answered must not show the secret. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AmazonSSM.GetParameter  | {\"Name\":\"/local/twilio-token\",\"WithDecryption\":true}",
                "AmazonSSM.GetParameters | {\"Names\":[\"/local/twilio-token\"],\"WithDecryption\":true}"
            })
    void neverHearsTheSecret(String operation, String body) throws JsonProcessingException {
        assertThat(client.ssm(operation, body).body()).contains("local-secret");

        assertThat(HEARD).hasSize(1);
        assertThat(HEARD.getFirst().toString()).doesNotContain("local-secret");
        assertThat(Json.read(HEARD.getFirst().body()).findValue("Value").asText()).isEqualTo("***");
    }

    @Test
    void hearsWhatSsmRefuses() {
        client.ssm("AmazonSSM.GetParameter", "{\"Name\":\"none\"}");

        assertThat(HEARD.getFirst().status()).isEqualTo(400);
        assertThat(HEARD.getFirst().body()).contains("ParameterNotFound");
    }

    @Test
    void hearsNothingOfPeople() {
        client.request("GET", "/inbox", "");
        client.request("PUT", "/weather", "{\"fault\":\"none\"}");

        assertThat(HEARD).isEmpty();
    }

    /** The answer gets lost, so it is not waited for long. */
    private void sendInVain() {
        try {
            client.waiting(Duration.ofMillis(300)).send(Client.ANN, "sms");
        } catch (UncheckedIOException lost) {
            assertThat(lost).isNotNull();
        }
    }
}
