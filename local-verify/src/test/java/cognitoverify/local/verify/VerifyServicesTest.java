package cognitoverify.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

/** Making, reading and changing the services of an account. */
class VerifyServicesTest {
    private static final String SERVICES = "/v2/Services";
    private static final String OURS = SERVICES + "/" + Client.SERVICE;

    @RegisterExtension
    static final LocalVerifyExtension verify = LocalVerifyExtension.withDefaults();

    private final Client client = Client.of(verify);

    @Test
    void aNewServiceIsAsTwilioFirstHasIt() {
        var made = client.post(SERVICES, Map.of("FriendlyName", "Example"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("sid")).matches("VA[0-9a-f]{32}").isNotEqualTo(Client.SERVICE);
        assertThat(made.text("friendly_name")).isEqualTo("Example");
        assertThat(made.json().path("code_length").asInt()).isEqualTo(6);
        assertThat(made.json().path("do_not_share_warning_enabled").asBoolean()).isFalse();
    }

    @Test
    void whatAChangeLeavesOutStays() {
        client.post(OURS, Map.of("DoNotShareWarningEnabled", "true"));
        client.post(OURS, Map.of("CodeLength", "8"));

        var read = client.request("GET", OURS, "").json();
        assertThat(read.path("do_not_share_warning_enabled").asBoolean()).isTrue();
        assertThat(read.path("code_length").asInt()).isEqualTo(8);
        assertThat(read.path("friendly_name").asText()).isEqualTo("local-verify");
    }

    @Test
    void theListHasAll() {
        client.post(SERVICES, Map.of("FriendlyName", "Example"));

        var all = client.request("GET", SERVICES, "").json().path("services");

        assertThat(all.findValuesAsText("friendly_name"))
                .containsExactly("local-verify", "Example");
    }

    @ParameterizedTest
    @CsvSource({
        "FriendlyName, ''",
        "FriendlyName, A name that is longer than thirty characters",
        "CodeLength, 3",
        "CodeLength, 11",
        "SkipSmsToLandlines, true"
    })
    void whatTwilioWouldNotTakeIsRefusedAndChangesNothing(String name, String value) {
        var before = client.request("GET", OURS, "").body();

        var refused = client.post(OURS, Map.of(name, value));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("code").asInt()).isEqualTo(60200);
        assertThat(client.request("GET", OURS, "").body()).isEqualTo(before);
    }

    @Test
    void landlinesAreSkippedWhereNumbersAreLookedUp() {
        var changed =
                client.post(OURS, Map.of("LookupEnabled", "true", "SkipSmsToLandlines", "true"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("skip_sms_to_landlines").asBoolean()).isTrue();
    }

    @Test
    void aServiceThatWasMadeHereSendsNothing() {
        var made = client.post(SERVICES, Map.of("FriendlyName", "Example")).text("sid");

        var sent =
                client.post(
                        SERVICES + "/" + made + "/Verifications",
                        Map.of("To", Client.ANN, "Channel", "sms"));

        assertThat(sent.status()).isEqualTo(404);
        assertThat(verify.server().inbox()).isEmpty();
    }
}
