package cognitoverify.local.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SRP, written after the clients and not after our server. */
final class SrpClient {
    private static final BigInteger N = prime();
    private static final BigInteger G = BigInteger.TWO;

    private final BigInteger secretA = new BigInteger(256, new SecureRandom());
    private final BigInteger publicA = G.modPow(secretA, N);

    String publicA() {
        return publicA.toString(16);
    }

    /** 2^3072 - 2^3008 - 1 + 2^64 * ([2^2942 pi] + 1690314), as RFC 3526 says it. */
    private static BigInteger prime() {
        var pi = pi(2942);
        return BigInteger.TWO
                .pow(3072)
                .subtract(BigInteger.TWO.pow(3008))
                .subtract(BigInteger.ONE)
                .add(BigInteger.TWO.pow(64).multiply(pi.add(BigInteger.valueOf(1690314))));
    }

    /** Machin's formula. */
    private static BigInteger pi(int bits) {
        var guard = 64;
        var one = BigInteger.ONE.shiftLeft(bits + guard);
        var quarter = arctan(one, 5).multiply(BigInteger.valueOf(4)).subtract(arctan(one, 239));
        return quarter.multiply(BigInteger.valueOf(4)).shiftRight(guard);
    }

    private static BigInteger arctan(BigInteger one, long inverse) {
        var power = one.divide(BigInteger.valueOf(inverse));
        var sum = power;
        for (var n = 3; power.signum() != 0; n += 2) {
            power = power.divide(BigInteger.valueOf(inverse * inverse));
            var term = power.divide(BigInteger.valueOf(n));
            sum = n % 4 == 3 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }

    /** {@code ChallengeResponses} to PASSWORD_VERIFIER. */
    Map<String, String> prove(JsonNode challenge, String poolId, String password, Instant now) {
        var parameters = challenge.path("ChallengeParameters");
        var pool = poolId.substring(poolId.indexOf('_') + 1);
        var user = parameters.path("USER_ID_FOR_SRP").asText();
        var block = parameters.path("SECRET_BLOCK").asText();
        var time =
                DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.US)
                        .format(now.atOffset(ZoneOffset.UTC));
        var claim =
                hmac(
                        key(parameters, pool, user, password),
                        pool.getBytes(UTF_8),
                        user.getBytes(UTF_8),
                        Base64.getDecoder().decode(block),
                        time.getBytes(UTF_8));
        return Map.of(
                "USERNAME",
                parameters.path("USERNAME").asText(),
                "PASSWORD_CLAIM_SECRET_BLOCK",
                block,
                "PASSWORD_CLAIM_SIGNATURE",
                Base64.getEncoder().encodeToString(claim),
                "TIMESTAMP",
                time);
    }

    private byte[] key(JsonNode parameters, String pool, String user, String password) {
        var publicB = new BigInteger(parameters.path("SRP_B").asText(), 16);
        var salt = parameters.path("SALT").asText();
        var who = sha256((pool + user + ":" + password).getBytes(UTF_8));
        var x = number(sha256(padHex(salt), who));
        var k = number(sha256(padHex(N.toString(16)), padHex("2")));
        var u = number(sha256(padHex(publicA.toString(16)), padHex(publicB.toString(16))));
        var shared =
                publicB.subtract(k.multiply(G.modPow(x, N)))
                        .mod(N)
                        .modPow(secretA.add(u.multiply(x)), N);
        var extracted = hmac(padHex(u.toString(16)), padHex(shared.toString(16)));
        return Arrays.copyOf(
                hmac(extracted, "Caldera Derived Key".getBytes(UTF_8), new byte[] {1}), 16);
    }

    /** As amazon-cognito-identity-js does: an even number of digits, and a zero before 8 to F. */
    private static byte[] padHex(String number) {
        var even = number.length() % 2 == 1 ? "0" + number : number;
        return HexFormat.of().parseHex("89abcdef".indexOf(even.charAt(0)) < 0 ? even : "00" + even);
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            Arrays.stream(parts).forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
