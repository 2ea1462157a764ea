package cognitoverify.local.cognito.token;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.RSASSAProvider;
import com.nimbusds.jose.util.Base64URL;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * RS256, which is RSASSA-PKCS1-v1_5 over SHA-256 (RFC 8017, section 8.2.1), with a {@link
 * MultiPrimeKey}.
 */
final class Rs256Signer extends RSASSAProvider implements JWSSigner {
    private static final int BYTES = MultiPrimeKey.BITS / Byte.SIZE;

    /** ASN.1 for: what follows is a SHA-256 hash (RFC 8017, section 9.2). */
    private static final byte[] IT_IS_SHA_256 =
            HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private final MultiPrimeKey key;

    Rs256Signer(MultiPrimeKey key) {
        this.key = key;
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) {
        var signature = key.sign(new BigInteger(1, encoded(hash(input)))).toByteArray();
        return Base64URL.encode(fullLength(signature));
    }

    /** 00 01 FF … FF 00, what the hash is, the hash. */
    private static byte[] encoded(byte[] hash) {
        var message = new byte[BYTES];
        var begin = BYTES - IT_IS_SHA_256.length - hash.length;
        message[1] = 1;
        Arrays.fill(message, 2, begin - 1, (byte) 0xFF);
        System.arraycopy(IT_IS_SHA_256, 0, message, begin, IT_IS_SHA_256.length);
        System.arraycopy(hash, 0, message, BYTES - hash.length, hash.length);
        return message;
    }

    /** A number has a zero in front where its highest bit is set, and none to fill up with. */
    private static byte[] fullLength(byte[] number) {
        var from = Math.max(0, number.length - BYTES);
        var full = new byte[BYTES];
        System.arraycopy(number, from, full, BYTES - (number.length - from), number.length - from);
        return full;
    }

    private static byte[] hash(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
