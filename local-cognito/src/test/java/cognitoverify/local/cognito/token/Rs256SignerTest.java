package cognitoverify.local.cognito.token;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.stream.IntStream;

/** Held to the JDK, which knows nothing of the number of primes. */
class Rs256SignerTest {
    private static final MultiPrimeKey KEY = MultiPrimeKey.generate();

    @RepeatedTest(20)
    void everybodyCanVerifyWhatItSigns(RepetitionInfo repetition) throws Exception {
        var text = text(repetition.getCurrentRepetition());

        assertThat(isVerified(text, sign(text))).isTrue();
    }

    /** One in 256 signatures is such a number. */
    @Test
    void evenIfTheSignatureIsAShorterNumberThanOthers() throws Exception {
        var text =
                IntStream.iterate(0, i -> i + 1)
                        .mapToObj(Rs256SignerTest::text)
                        .filter(one -> sign(one)[0] == 0)
                        .findFirst()
                        .orElseThrow();

        assertThat(isVerified(text, sign(text))).isTrue();
    }

    @Test
    void aSignatureIsOfOneTextAlone() throws Exception {
        assertThat(isVerified(new byte[] {1}, sign(new byte[] {2}))).isFalse();
    }

    @Test
    void aSignatureIsAsLongAsTheKey() {
        assertThat(sign(new byte[] {1})).hasSize(256);
    }

    @RepeatedTest(5)
    void everyKeyHas2048Bits() {
        assertThat(MultiPrimeKey.generate().modulus().bitLength()).isEqualTo(2048);
    }

    private static byte[] text(int number) {
        return ("text " + number).getBytes(UTF_8);
    }

    private static byte[] sign(byte[] text) {
        return new Rs256Signer(KEY).sign(new JWSHeader(JWSAlgorithm.RS256), text).decode();
    }

    private static boolean isVerified(byte[] text, byte[] signature) throws Exception {
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(publicKey());
        verifier.update(text);
        return verifier.verify(signature);
    }

    private static PublicKey publicKey() throws Exception {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(KEY.modulus(), MultiPrimeKey.PUBLIC_EXPONENT));
    }
}
