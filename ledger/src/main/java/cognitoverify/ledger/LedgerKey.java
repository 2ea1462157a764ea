package cognitoverify.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.code.Secret;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names everything in the ledger, so that whoever reads the table learns nothing: each name is an
 * HMAC-SHA-256 under this key, cut to 128 bits. The key is a secret of its own: with Twilio's, a
 * rotation of that would reset every limit.
 */
public final class LedgerKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 16;
    private static final int ROUND_BYTES = 9;

    private final SecretKeySpec key;

    private LedgerKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * Reads a key.
     *
     * @param secret 32 bytes in Base64, as {@code openssl rand -base64 32} prints them
     * @return null for anything else
     */
    public static @Nullable LedgerKey parse(Secret secret) {
        try {
            var bytes = Base64.getDecoder().decode(secret.reveal().strip());
            return bytes.length == KEY_BYTES ? new LedgerKey(bytes) : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** A user of a pool, existing or not. */
    public String user(String userPoolId, String userName) {
        return "user#" + name("user", userPoolId, userName);
    }

    /** A destination on a day. */
    public String destination(String address, long day) {
        return "destination#" + name("destination", address, Long.toString(day));
    }

    /** A country in an hour, or a part of it. */
    public String country(String country, long hour, int shard) {
        return "country#" + name("country", country, hour + "/" + shard);
    }

    /** All sends of an hour, or a part of them. */
    public String total(long hour, int shard) {
        return "total#" + name("total", Long.toString(hour), Integer.toString(shard));
    }

    /** A round, by its nonce. */
    public String round(String nonce) {
        return encode(mac("round", nonce), ROUND_BYTES);
    }

    /** An answer to a round: only the same answer to the same round has the same. */
    public String verdict(String nonce, String answer) {
        return round(nonce) + "." + name("answer", nonce, answer);
    }

    static boolean isOfRound(String verdictId, String roundId) {
        return verdictId.startsWith(roundId + ".");
    }

    /** A fixed text. */
    @Override
    public String toString() {
        return "LedgerKey";
    }

    private String name(String kind, String first, String second) {
        return encode(mac(kind, first, second), NAME_BYTES);
    }

    /** The parts' lengths go in, so that no two lists of parts are the same text. */
    private byte[] mac(String... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var part : parts) {
                mac.update((part.length() + ":" + part).getBytes(UTF_8));
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", impossible);
        }
    }

    private static String encode(byte[] mac, int bytes) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOf(mac, bytes));
    }
}
