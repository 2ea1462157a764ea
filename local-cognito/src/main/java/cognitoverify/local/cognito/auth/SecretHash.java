package cognitoverify.local.cognito.auth;

import static cognitoverify.local.cognito.error.CognitoException.notAuthorized;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.local.cognito.pool.AppClient;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The proof that a client with a secret knows it. */
public final class SecretHash {
    private static final String ALGORITHM = "HmacSHA256";

    private SecretHash() {}

    /**
     * Does nothing for a client without a secret.
     *
     * @param userName the one that the hash must be about
     * @throws cognitoverify.local.cognito.error.CognitoException if it is missing or wrong
     */
    public static void check(AppClient client, String userName, @Nullable String given) {
        var secret = client.secret();
        if (secret == null) {
            return;
        }
        if (given == null) {
            throw notAuthorized(
                    "Client "
                            + client.id()
                            + " is configured with secret but SECRET_HASH was not received");
        }
        var right = Base64.getEncoder().encodeToString(hmac(secret, userName + client.id()));
        if (!MessageDigest.isEqual(right.getBytes(UTF_8), given.getBytes(UTF_8))) {
            throw notAuthorized("Unable to verify secret hash for client " + client.id());
        }
    }

    private static byte[] hmac(String key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
