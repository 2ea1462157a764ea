package cognitoverify.local.cognito.srp;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;

class SrpExchangeTest {
    private static final String POOL = "AbCdEfGhI";
    private static final String USER = "0588acd1-1111-4111-8111-000000000001";

    @Test
    void theGroupIsRfc3526sOfWhich3072BitsArePrime() {
        assertThat(SrpGroup.N.bitLength()).isEqualTo(3072);
        assertThat(SrpGroup.N.isProbablePrime(50)).isTrue();
        assertThat(SrpGroup.N.subtract(BigInteger.ONE).shiftRight(1).isProbablePrime(50)).isTrue();
    }

    /**
     * Computed by another program, in another language. The page's client is tested by them, too.
     */
    @ParameterizedTest
    @MethodSource("vectors")
    void derivesTheKeyOfKnownVectors(JsonNode vector) {
        var pool = vector.path("poolName").asText();
        var user = vector.path("userName").asText();
        var stored =
                SrpVerifier.of(
                        pool, user, vector.path("password").asText(), number(vector, "salt"));

        var exchange =
                SrpExchange.begin(
                        pool, user, stored, number(vector, "publicA"), number(vector, "secretB"));

        assertThat(hash(stored.verifier())).isEqualTo(vector.path("verifierSha256").asText());
        assertThat(exchange.publicB()).isEqualTo(vector.path("publicB").asText());
        assertThat(HexFormat.of().formatHex(exchange.key())).isEqualTo(vector.path("key").asText());
    }

    private static List<JsonNode> vectors() throws IOException {
        try (var file = SrpExchangeTest.class.getResourceAsStream("/srp-vectors.json")) {
            var text = new String(requireNonNull(file).readAllBytes(), UTF_8);
            return requireNonNull(Json.read(text)).valueStream().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void refusesAnAThatIsZeroModuloN(int times) {
        var publicA = SrpGroup.N.multiply(BigInteger.valueOf(times)).toString(16);

        assertThat(begin(publicA)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0x12", "xyz", " 12"})
    void refusesAnAThatIsNoNumber(String publicA) {
        assertThat(begin(publicA)).isNull();
    }

    @Test
    void aStrangersSaltIsAlwaysTheSameAndNothingIsShown() {
        var one = SrpVerifier.decoy(POOL, USER);
        var another = SrpVerifier.decoy(POOL, USER);

        assertThat(one.salt()).isEqualTo(another.salt());
        assertThat(one.salt().bitLength()).isLessThanOrEqualTo(128);
        assertThat(one).hasToString("SrpVerifier");
    }

    private static @Nullable SrpExchange begin(String publicA) {
        return SrpExchange.begin(
                POOL, USER, SrpVerifier.of(POOL, USER, "Correct-Horse-1"), publicA);
    }

    private static BigInteger number(JsonNode vector, String name) {
        return new BigInteger(vector.path(name).asText(), 16);
    }

    private static String hash(BigInteger number) {
        return HexFormat.of().formatHex(SrpGroup.digest(SrpGroup.pad(number)));
    }
}
