package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class PeopleApiTest {
    @RegisterExtension
    static final LocalVerifyExtension verify =
            new LocalVerifyExtension(
                    LocalVerify.builder().clock(new MovableClock()).codes(() -> "123456"));

    private final Client client = Client.of(verify);

    @Test
    void showsTheInboxNewestFirst() {
        var sid = client.send(Client.ANN, "sms").text("sid");
        client.send(Client.BOB, "call");

        var inbox = client.request("GET", "/inbox", "").json();

        assertThat(inbox)
                .extracting(at -> at.path("to").asText())
                .containsExactly(Client.BOB, Client.ANN);
        assertThat(inbox.get(1).toString())
                .isEqualTo(
                        "{\"to\":\"+12025550100\",\"channel\":\"sms\",\"code\":\"123456\",\"verificationSid\":\""
                                + sid
                                + "\",\"sentAt\":\"2026-01-01T00:00:00.500Z\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inbox?to=%2B12025550100", "/inbox?to=+12025550100"})
    void showsTheInboxOfOneDestination(String path) {
        client.send(Client.ANN, "sms");
        client.send(Client.BOB, "sms");

        var inbox = client.request("GET", path, "").json();

        assertThat(inbox).extracting(at -> at.path("to").asText()).containsExactly(Client.ANN);
    }

    @Test
    void emptiesTheInboxAndKeepsTheCodesPending() {
        client.send(Client.ANN, "sms");

        client.request("DELETE", "/inbox", "");

        assertThat(client.request("GET", "/inbox", "").body()).isEqualTo("[]");
        assertThat(client.check(Client.ANN, "123456").text("status")).isEqualTo("approved");
    }

    @Test
    void showsTheCounters() {
        client.send(Client.ANN, "sms");
        client.send(Client.ANN, "pigeon");
        client.check(Client.ANN, "000000");
        client.check(Client.ANN, "123456");
        client.as("", "").check(Client.ANN, "123456");
        client.ssm("AmazonSSM.GetParameter", "{\"Name\":\"/local/twilio-token\"}");

        assertThat(client.request("GET", "/counters", "").body())
                .isEqualTo("{\"sends\":2,\"checks\":3,\"approvals\":1,\"secretReads\":1}");
    }

    @Test
    void tellsWhatThereIs() {
        var help = client.request("GET", "/", "");

        assertThat(help.status()).isEqualTo(200);
        assertThat(help.contentType()).startsWith("text/plain");
        assertThat(help.body()).contains("/inbox", "/counters", "/weather", "/v2/Services/");
    }

    @ParameterizedTest
    @CsvSource({"GET, /nothing", "POST, /inbox", "DELETE, /weather", "PUT, /"})
    void tellsWhereToLookWhenNothingIsThere(String method, String path) {
        var answer = client.request(method, path, "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("GET /");
    }

    @Test
    void showsFineWeatherFirst() {
        assertThat(client.request("GET", "/weather", "").body())
                .isEqualTo("{\"fault\":\"none\",\"delayMillis\":0,\"status\":0,\"twilioCode\":0}");
    }

    @Test
    void changesTheWeather() {
        var body =
                "{\"fault\":\"code\",\"delayMillis\":20,\"status\":429,\"twilioCode\":60203,\"to\":\"+12025550100\"}";

        var answer = client.request("PUT", "/weather", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(client.request("GET", "/weather", "").body()).isEqualTo(body);
        assertThat(verify.server().weather())
                .isEqualTo(
                        Weather.code(429, 60203).after(Duration.ofMillis(20)).onlyFor(Client.ANN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "delay", "hang", "drip", "reset", "html", "status"})
    void knowsEveryFaultByName(String fault) {
        var answer = client.request("PUT", "/weather", "{\"fault\":\"" + fault + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("fault")).isEqualTo(fault);
    }

    @Test
    void readsANullDestinationAsAll() {
        client.request("PUT", "/weather", "{\"fault\":\"status\",\"to\":null}");

        assertThat(verify.server().weather()).isEqualTo(Weather.status(503));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                        | JSON",
                "{                                         | not JSON",
                "[]                                        | JSON object",
                "{}                                        | fault is one of none, delay, hang",
                "{\"fault\":\"rain\"}                      | fault is one of none, delay, hang",
                "{\"fault\":\"NONE\"}                      | fault is one of none, delay, hang",
                "{\"fault\":null}                          | fault is one of none, delay, hang",
                "{\"fault\":\"hang\",\"dealyMillis\":1}    | Unknown field",
                "{\"fault\":\"delay\",\"delayMillis\":\"1\"} | delayMillis is a whole number",
                "{\"fault\":\"delay\",\"delayMillis\":1.5} | delayMillis is a whole number",
                "{\"fault\":\"delay\",\"delayMillis\":-1}  | delay",
                "{\"fault\":\"delay\",\"delayMillis\":600001} | delay",
                "{\"fault\":\"status\",\"status\":99}      | a status is 200 to 599",
                "{\"fault\":\"html\",\"status\":600}       | a status is 200 to 599",
                "{\"fault\":\"code\"}                      | twilioCode",
                "{\"fault\":\"code\",\"twilioCode\":-1}    | twilioCode",
                "{\"fault\":\"hang\",\"to\":7}             | to is a text",
            })
    void refusesAWeatherThatMakesNoSenseAndChangesNothing(String body, String reason) {
        verify.server().weather(Weather.drip());

        var answer = client.request("PUT", "/weather", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
        assertThat(verify.server().weather()).isEqualTo(Weather.drip());
    }
}
