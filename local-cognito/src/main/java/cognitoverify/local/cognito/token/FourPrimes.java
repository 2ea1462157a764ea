package cognitoverify.local.cognito.token;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/**
 * An RSA key whose modulus has four prime factors, as RFC 8017 allows (section 3.2). Whoever
 * verifies sees no difference; whoever signs calculates with numbers of half the length of those of
 * two factors, which takes a quarter of the time. Most of what a sign-in costs here is two
 * signatures.
 */
final class FourPrimes {
    static final int BITS = 2048;
    static final BigInteger PUBLIC_EXPONENT = BigInteger.valueOf(65_537);

    private static final int COUNT = 4;
    private static final int PRIME_BITS = BITS / COUNT;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<Factor> factors;
    private final BigInteger modulus;

    /**
     * A prime factor, with what the Chinese remainder theorem needs of it.
     *
     * @param exponent the private exponent, for this factor
     * @param before the product of the factors before this one
     * @param inverse of that product, modulo this prime
     */
    private record Factor(
            BigInteger prime, BigInteger exponent, BigInteger before, BigInteger inverse) {
        static Factor of(BigInteger prime, BigInteger before) {
            return new Factor(
                    prime,
                    PUBLIC_EXPONENT.modInverse(prime.subtract(BigInteger.ONE)),
                    before,
                    before.modInverse(prime));
        }

        /** What the factors so far have made of it, with this one: Garner's way. */
        BigInteger add(BigInteger sum, BigInteger message) {
            var own = message.modPow(exponent, prime);
            return own.subtract(sum).multiply(inverse).mod(prime).multiply(before).add(sum);
        }
    }

    private FourPrimes(List<BigInteger> primes) {
        var product = BigInteger.ONE;
        var all = Stream.<Factor>builder();
        for (var prime : primes) {
            all.add(Factor.of(prime, product));
            product = product.multiply(prime);
        }
        factors = all.build().toList();
        modulus = product;
    }

    static FourPrimes generate() {
        return new FourPrimes(
                Stream.generate(FourPrimes::prime)
                        .filter(FourPrimes::fits)
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
            sum = factor.add(sum, message);
        }
        return sum;
    }

    /** Not below seven eighths of the highest, so that four of them always make the full length. */
    private static BigInteger prime() {
        return new BigInteger(PRIME_BITS, RANDOM)
                .setBit(PRIME_BITS - 1)
                .setBit(PRIME_BITS - 2)
                .setBit(PRIME_BITS - 3)
                .nextProbablePrime();
    }

    private static boolean fits(BigInteger prime) {
        return prime.bitLength() == PRIME_BITS
                && !prime.mod(PUBLIC_EXPONENT).equals(BigInteger.ONE);
    }
}
