package cognitoverify.local.cognito.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Cognito's side of one proof of a password. */
public final class SrpExchange {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BITS = 256;
    private static final int SECRET_BLOCK_BYTES = 96;
    private static final int KEY_BYTES = 16;
    private static final byte[] INFO = "Caldera Derived Key\1".getBytes(UTF_8);

    private final String poolName;
    private final String userName;
    private final SrpVerifier verifier;
    private final BigInteger publicA;
    private final BigInteger secretB;
    private final BigInteger publicB;
    private final String secretBlock;

    private SrpExchange(
            String poolName,
            String userName,
            SrpVerifier verifier,
            BigInteger publicA,
            BigInteger secretB) {
        this.poolName = poolName;
        this.userName = userName;
        this.verifier = verifier;
        this.publicA = publicA;
        this.secretB = secretB;
        publicB =
                SrpGroup.K.multiply(verifier.verifier())
                        .add(SrpGroup.G.modPow(secretB, SrpGroup.N))
                        .mod(SrpGroup.N);
        var block = new byte[SECRET_BLOCK_BYTES];
        RANDOM.nextBytes(block);
        secretBlock = Base64.getEncoder().encodeToString(block);
    }

    /**
     * Begins a proof.
     *
     * @param publicA the client's {@code SRP_A}, hexadecimal
     * @return null if that is no number, or one that would let in everybody
     */
    public static @Nullable SrpExchange begin(
            String poolName, String userName, SrpVerifier verifier, String publicA) {
        var a = number(publicA);
        return a == null || a.mod(SrpGroup.N).signum() == 0
                ? null
                : new SrpExchange(
                        poolName, userName, verifier, a, new BigInteger(SECRET_BITS, RANDOM));
    }

    static SrpExchange begin(
            String poolName,
            String userName,
            SrpVerifier verifier,
            BigInteger publicA,
            BigInteger secretB) {
        return new SrpExchange(poolName, userName, verifier, publicA, secretB);
    }

    /** Hexadecimal. */
    public String salt() {
        return verifier.salt().toString(16);
    }

    /** Hexadecimal. */
    public String publicB() {
        return publicB.toString(16);
    }

    /** Base64 of what only this exchange can know. */
    public String secretBlock() {
        return secretBlock;
    }

    /** Whether the client knows the password. */
    public boolean proves(String block, String signature, String timestamp) {
        return secretBlock.equals(block)
                && MessageDigest.isEqual(
                        signature(block, timestamp).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private String signature(String block, String timestamp) {
        var claim =
                hmac(
                        key(),
                        poolName.getBytes(UTF_8),
                        userName.getBytes(UTF_8),
                        Base64.getDecoder().decode(block),
                        timestamp.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(claim);
    }

    byte[] key() {
        var u = SrpGroup.hash(SrpGroup.pad(publicA), SrpGroup.pad(publicB));
        var shared =
                publicA.multiply(verifier.verifier().modPow(u, SrpGroup.N))
                        .modPow(secretB, SrpGroup.N);
        return Arrays.copyOf(hmac(hmac(SrpGroup.pad(u), SrpGroup.pad(shared)), INFO), KEY_BYTES);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static @Nullable BigInteger number(String hexadecimal) {
        return hexadecimal.matches("[0-9A-Fa-f]{1,1024}") ? new BigInteger(hexadecimal, 16) : null;
    }
}
