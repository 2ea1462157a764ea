package cognitoverify.local.cognito.token;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/**
 * An RSA key whose modulus has more than two prime factors: multi-prime RSA (RFC 8017, section
 * 3.2). Whoever verifies sees no difference; whoever signs calculates with shorter numbers, and
 * eight factors take a tenth of the time of two. It is for this machine alone, since a factor of
 * 256 bits is too short to keep a secret for years.
 */
final class MultiPrimeKey {
    static final int BITS = 2048;
    static final BigInteger PUBLIC_EXPONENT = BigInteger.valueOf(65_537);

    private static final int COUNT = 8;
    private static final int PRIME_BITS = BITS / COUNT;
    private static final BigInteger HIGHEST_BITS =
            BigInteger.valueOf(0b1111).shiftLeft(PRIME_BITS - 4);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<Factor> factors;
    private final BigInteger modulus;

    /**
     * A prime factor.
     *
     * @param exponent the private exponent, for this factor
     * @param share what the Chinese remainder theorem multiplies this factor's result by: one
     *     modulo this prime, zero modulo the others
     */
    private record Factor(BigInteger prime, BigInteger exponent, BigInteger share) {
        static Factor of(BigInteger prime, BigInteger modulus) {
            var others = modulus.divide(prime);
            return new Factor(
                    prime,
                    PUBLIC_EXPONENT.modInverse(prime.subtract(BigInteger.ONE)),
                    others.multiply(others.modInverse(prime)));
        }

        BigInteger sign(BigInteger message) {
            return message.modPow(exponent, prime).multiply(share);
        }
    }

    private MultiPrimeKey(List<BigInteger> primes) {
        modulus = primes.stream().reduce(BigInteger.ONE, BigInteger::multiply);
        factors = primes.stream().map(prime -> Factor.of(prime, modulus)).toList();
    }

    static MultiPrimeKey generate() {
        return new MultiPrimeKey(
                Stream.generate(MultiPrimeKey::prime)
                        .filter(MultiPrimeKey::fits)
                        .distinct()
                        .limit(COUNT)
                        .toList());
    }

    BigInteger modulus() {
        return modulus;
    }

    /** To the power of the private exponent. */
    BigInteger sign(BigInteger message) {
        var sum = BigInteger.ZERO;
        for (var factor : factors) {
            sum = sum.add(factor.sign(message));
        }
        return sum.mod(modulus);
    }

    /** Not below 15/16 of the highest: to the power of eight that is above a half. */
    private static BigInteger prime() {
        return new BigInteger(PRIME_BITS, RANDOM).or(HIGHEST_BITS).nextProbablePrime();
    }

    private static boolean fits(BigInteger prime) {
        return prime.bitLength() == PRIME_BITS
                && !prime.mod(PUBLIC_EXPONENT).equals(BigInteger.ONE);
    }
}
