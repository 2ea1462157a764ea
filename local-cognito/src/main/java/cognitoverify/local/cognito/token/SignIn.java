package cognitoverify.local.cognito.token;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all tokens of one sign-in have in common.
 *
 * @param originId {@code origin_jti}, by which all of them are revoked. It carries the number of
 *     the sign-in, so that nothing need be kept of the many that nobody signs out of
 * @param userName canonical
 */
record SignIn(
        String originId, String poolId, String clientId, String userName, Instant authenticatedAt) {
    private static final AtomicLong LAST = new AtomicLong();
    private static final int NUMBER_SHIFT = 16;

    static SignIn now(String poolId, String clientId, String userName, Instant now) {
        var random = UUID.randomUUID();
        var high =
                (LAST.incrementAndGet() << NUMBER_SHIFT)
                        | (random.getMostSignificantBits() & 0xFFFF);
        var id = new UUID(high, random.getLeastSignificantBits()).toString();
        return new SignIn(id, poolId, clientId, userName, now);
    }

    /** Higher ones are later. */
    static long lastNumber() {
        return LAST.get();
    }

    long number() {
        return UUID.fromString(originId).getMostSignificantBits() >>> NUMBER_SHIFT;
    }
}
