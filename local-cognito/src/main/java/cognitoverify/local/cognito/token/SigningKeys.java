package cognitoverify.local.cognito.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import java.util.List;
import java.util.UUID;

/**
 * A pool's keys: one for ID tokens, another for access tokens.
 *
 * @param id signs ID tokens
 * @param access signs access tokens
 */
record SigningKeys(RSAKey id, RSAKey access) {
    private static final int BITS = 2048;

    static SigningKeys generate() {
        return new SigningKeys(key(), key());
    }

    JWKSet publicKeys() {
        return new JWKSet(List.of(id.toPublicJWK(), access.toPublicJWK()));
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java makes RSA keys", e);
        }
    }
}
