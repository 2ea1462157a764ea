package cognitoverify.local.cognito.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;

import java.util.UUID;

/**
 * A key, ready for use: no token waits until its signer is made. Signer and verifier serve many
 * threads at once.
 *
 * @param publicPart what others verify with
 */
record SigningKey(RSAKey publicPart, JWSSigner signer, JWSVerifier verifier) {
    static SigningKey generate() {
        var primes = MultiPrimeKey.generate();
        var publicPart =
                new RSAKey.Builder(
                                Base64URL.encode(primes.modulus()),
                                Base64URL.encode(MultiPrimeKey.PUBLIC_EXPONENT))
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyID(UUID.randomUUID().toString())
                        .build();
        try {
            return new SigningKey(
                    publicPart, new Rs256Signer(primes), new RSASSAVerifier(publicPart));
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java takes RSA keys", e);
        }
    }

    /** The {@code kid} of what it has signed. */
    String id() {
        return publicPart.getKeyID();
    }
}
