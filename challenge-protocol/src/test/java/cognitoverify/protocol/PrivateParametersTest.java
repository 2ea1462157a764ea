package cognitoverify.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;

/** C15: what verify is told, and what is not taken for it. */
class PrivateParametersTest {
    private static final String SID = "VE0123456789abcdef0123456789abcdef";
    private static final PrivateParameters PARAMETERS =
            new PrivateParameters("+12025550100", SID, 1000, false);
    private static final Map<String, String> MAP =
            Map.of(
                    "destination", "+12025550100",
                    "verificationSid", SID,
                    "sentAt", "1000",
                    "decoy", "false");

    @Test
    void areWrittenUnderTheProtocolsKeys() {
        assertThat(PARAMETERS.format()).isEqualTo(MAP);
    }

    @Test
    void areReadAsTheyWereWritten() {
        assertThat(PrivateParameters.parse(MAP)).isEqualTo(PARAMETERS);
    }

    @Test
    void aDecoyIsReadAsOne() {
        assertThat(PrivateParameters.parse(with("decoy", "true")))
                .isEqualTo(new PrivateParameters("+12025550100", SID, 1000, true));
    }

    @Test
    void aLaterVersionsKeysAreIgnored() {
        assertThat(PrivateParameters.parse(with("later", "abc"))).isEqualTo(PARAMETERS);
    }

    @Test
    void whatTheLogAndTheLedgerNeedGoesAlong() {
        var named = new PrivateParameters("+12025550100", SID, 1000, false, "US", "Ab-9_");

        assertThat(named.format()).containsEntry("country", "US").containsEntry("nonce", "Ab-9_");
        assertThat(PrivateParameters.parse(named.format())).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({"country, us", "country, UNITED", "nonce, a b", "nonce, +1"})
    void whatNoFunctionWroteMakesThemAbsent(String key, String value) {
        assertThat(PrivateParameters.parse(with(key, value))).isNull();
    }

    @Test
    void nothingAtAllIsAbsent() {
        assertThat(PrivateParameters.parse(null)).isNull();
        assertThat(PrivateParameters.parse(Map.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"destination", "verificationSid", "sentAt", "decoy"})
    void aMissingOrNullKeyMakesThemAbsent(String key) {
        var missing = new HashMap<>(MAP);
        missing.remove(key);

        assertThat(PrivateParameters.parse(missing)).isNull();
        assertThat(PrivateParameters.parse(with(key, null))).isNull();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "verificationSid, VA1",
        "verificationSid, VE",
        "verificationSid, 'VE1 '",
        "sentAt, ''",
        "sentAt, -1",
        "sentAt, 1e3",
        "sentAt, 1234567890123",
        "decoy, ''",
        "decoy, True",
        "decoy, no"
    })
    void aMalformedValueMakesThemAbsent(String key, String value) {
        assertThat(PrivateParameters.parse(with(key, value))).isNull();
    }

    @Test
    void aDestinationLongerThanAnyAddressMakesThemAbsent() {
        assertThat(PrivateParameters.parse(with("destination", "x".repeat(320)))).isNotNull();
        assertThat(PrivateParameters.parse(with("destination", "x".repeat(321)))).isNull();
    }

    /** X2. */
    @Test
    void theirTextShowsNobodysNumber() {
        assertThat(PARAMETERS.toString()).isEqualTo("PrivateParameters");
    }

    private static Map<String, String> with(String key, @Nullable String value) {
        var map = new HashMap<String, String>(MAP);
        put(map, key, value);
        return map;
    }

    /** Cognito's JSON may hold nulls, which the map's type does not know of. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private static void put(Map<String, String> map, String key, @Nullable String value) {
        map.put(key, value);
    }
}
