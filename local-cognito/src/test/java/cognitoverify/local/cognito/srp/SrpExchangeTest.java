package cognitoverify.local.cognito.srp;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.HexFormat;

class SrpExchangeTest {
    private static final String POOL = "AbCdEfGhI";
    private static final String USER = "0588acd1-1111-4111-8111-000000000001";

    @Test
    void theGroupIsRfc3526sOfWhich3072BitsArePrime() {
        assertThat(SrpGroup.N.bitLength()).isEqualTo(3072);
        assertThat(SrpGroup.N.isProbablePrime(50)).isTrue();
        assertThat(SrpGroup.N.subtract(BigInteger.ONE).shiftRight(1).isProbablePrime(50)).isTrue();
    }

    /** Computed by another program, in another language; long numbers by their SHA-256. */
    @ParameterizedTest
    @CsvSource({
        "16a35b7f8e2d4c9900112233445566ff,"
                + "deadbeef00000000000000000000000000000000000000000000003039,"
                + "32bfaeaf800000000000000000000000000000000000000000000309,"
                + "ab734882ce75105db0fb279f5fb8078f51402930af98e86b905b8bc70f632309,"
                + "0d384690ead3022792c6024f757a23c93a8522be1b180f7e0e1a1b18ce8c2fde,"
                + "7c6a2ca64e3bd5b25413e78209d82225",
        "f1e2d3c4b5a69788796a5b4c3d2e1f,"
                + "8000000000000000000000000000000000000000000000000000000000000013,"
                + "4000000000000000000000000000000000000000000000000000000000000005,"
                + "de8119b43e4a948bc14f8b987a5eb925f27e476684f645d8f9936cdc4144ff8c,"
                + "3b0ffe887c2d2d32b618d0d53c2a78c3c47bf22a900455f7f96b62a1efaba25a,"
                + "602346ea8f19a817d96cc282ae160346"
    })
    void derivesTheKeyOfKnownVectors(
            String salt, String secretA, String secretB, String verifier, String b, String key) {
        var stored = SrpVerifier.of(POOL, USER, "Correct-Horse-1", number(salt));
        var publicA = SrpGroup.G.modPow(number(secretA), SrpGroup.N);

        var exchange = SrpExchange.begin(POOL, USER, stored, publicA, number(secretB));

        assertThat(hash(stored.verifier())).isEqualTo(verifier);
        assertThat(hash(number(exchange.publicB()))).isEqualTo(b);
        assertThat(HexFormat.of().formatHex(exchange.key())).isEqualTo(key);
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

    private static BigInteger number(String hexadecimal) {
        return new BigInteger(hexadecimal, 16);
    }

    private static String hash(BigInteger number) {
        return HexFormat.of().formatHex(SrpGroup.digest(SrpGroup.pad(number)));
    }
}
