package cognitoverify.local.cognito.token;

import com.nimbusds.jose.jwk.JWKSet;

import java.util.List;

/**
 * A pool's keys: one for ID tokens, another for access tokens.
 *
 * @param id signs ID tokens
 * @param access signs access tokens
 */
record SigningKeys(SigningKey id, SigningKey access) {
    static SigningKeys generate() {
        return new SigningKeys(SigningKey.generate(), SigningKey.generate());
    }

    JWKSet publicKeys() {
        return new JWKSet(List.of(id.publicPart(), access.publicPart()));
    }
}
