package cognitoverify.local.cognito.auth;

import static cognitoverify.local.cognito.error.CognitoException.notAuthorized;

import cognitoverify.local.cognito.memory.NewestKept;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;

/**
 * Locks users out after wrong passwords: after the fifth for a second, then twice as long with each
 * one more, up to 15 minutes. Attempts meanwhile are refused unread, and don't make it longer. The
 * newest 50,000 users are remembered.
 */
final class Lockout {
    private static final int MOST_KEPT = 50_000;
    private static final int FREE = 5;
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final InstantSource clock;
    private final Map<String, Failures> failures =
            Collections.synchronizedMap(new NewestKept<>(MOST_KEPT));

    Lockout(InstantSource clock) {
        this.clock = clock;
    }

    /** Refuses a user who is locked out. */
    void check(Flow flow) {
        var found = failures.get(key(flow));
        if (found != null && clock.instant().isBefore(found.lockedUntil())) {
            throw notAuthorized("Password attempts exceeded");
        }
    }

    void failed(Flow flow) {
        failures.merge(key(flow), new Failures(1, clock.instant()), Failures::plus);
    }

    void succeeded(Flow flow) {
        failures.remove(key(flow));
    }

    private static String key(Flow flow) {
        return flow.pool().id() + "/" + flow.account().name();
    }

    private record Failures(int count, Instant lastAt) {
        Failures plus(Failures another) {
            return new Failures(count + another.count, another.lastAt);
        }

        Instant lockedUntil() {
            if (count < FREE) {
                return lastAt;
            }
            var doubled = Duration.ofSeconds(1L << Math.min(count - FREE, MOST_DOUBLINGS));
            return lastAt.plus(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
        }
    }
}
