package cognitoverify.local.cognito.srp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * What is stored of a password: enough to check it, not to tell it.
 *
 * @param verifier g to the power of x, where x is a hash of salt, pool, user and password
 */
public record SrpVerifier(BigInteger salt, BigInteger verifier) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BITS = 128;

    /** Refuses null. */
    public SrpVerifier {
        requireNonNull(salt);
        requireNonNull(verifier);
    }

    /**
     * Of a new password.
     *
     * @param poolName part of the pool's id after the underscore
     * @param userName canonical
     */
    public static SrpVerifier of(String poolName, String userName, String password) {
        return of(poolName, userName, password, new BigInteger(SALT_BITS, RANDOM));
    }

    static SrpVerifier of(String poolName, String userName, String password, BigInteger salt) {
        var who = SrpGroup.digest((poolName + userName + ":" + password).getBytes(UTF_8));
        var x = SrpGroup.hash(SrpGroup.pad(salt), who);
        return new SrpVerifier(salt, SrpGroup.G.modPow(x, SrpGroup.N));
    }

    /** For somebody who has none: no password fits, and the salt is always the same. */
    public static SrpVerifier decoy(String poolName, String userName) {
        var salt = SrpGroup.digest(("decoy" + poolName + userName).getBytes(UTF_8));
        return new SrpVerifier(
                new BigInteger(1, salt).shiftRight(SALT_BITS),
                new BigInteger(SrpGroup.N.bitLength() - 1, RANDOM));
    }

    /** Whoever has it can try passwords. */
    @Override
    public String toString() {
        return "SrpVerifier";
    }
}
