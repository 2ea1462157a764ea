package cognitoverify.local.cognito.token;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** All pools' keys. They are made when they are first needed, and end with the program. */
public final class KeyRing {
    private static final int KEY_BYTES = 32;

    private final Map<String, SigningKeys> keys = new ConcurrentHashMap<>();
    private final SecretKey refreshKey;

    /** New keys. */
    public KeyRing() {
        var secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        refreshKey = new SecretKeySpec(secret, "AES");
    }

    /** The public ones, as the pool's {@code jwks.json}. */
    public String jwks(String poolId) {
        return of(poolId).publicKeys().toString();
    }

    SigningKeys of(String poolId) {
        return keys.computeIfAbsent(poolId, _ -> SigningKeys.generate());
    }

    SecretKey refreshKey() {
        return refreshKey;
    }
}
