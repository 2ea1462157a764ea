package cognitoverify.code;

import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps the secret for an execution environment, so that a warm invocation reads none, and reads it
 * again at once when Twilio refuses it, so that it can be rotated without a deployment.
 * Thread-safe.
 */
public final class CachedSecret implements SecretStore {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration USABLE = Duration.ofHours(1);

    /**
     * While the store fails, a good enough secret is not held up by asking it in every invocation.
     */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

    /** A secret that is wrong for good must not make two requests of every invocation. */
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(10);

    private final SecretStore store;
    private final InstantSource clock;
    private @Nullable Found found;
    private Instant readAt = Instant.EPOCH;
    private Instant failedAt = Instant.EPOCH;
    private Instant refusedAt = Instant.EPOCH;

    /**
     * Caches what another store reads.
     *
     * @param clock by which the secret ages
     */
    public CachedSecret(SecretStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The secret: at most 5 minutes old, or an hour if it can't be read again. */
    @Override
    public synchronized SecretReading read(Deadline deadline) {
        var kept = found;
        if (kept != null && (isWithin(FRESH, readAt) || isResting())) {
            return kept;
        }
        var reading = readStore(deadline);
        return reading instanceof Unavailable && kept != null && isWithin(USABLE, readAt)
                ? kept
                : reading;
    }

    /**
     * Another secret than the one that Twilio has just refused with a 401.
     *
     * @return null if there is no other, or if one was looked for in the last 10 s
     */
    public synchronized @Nullable Secret readInsteadOf(Secret refused, Deadline deadline) {
        var kept = found;
        if (kept != null && !kept.secret().sameAs(refused)) {
            return kept.secret();
        }
        if (isWithin(PAUSE_AFTER_REFUSAL, refusedAt)) {
            return null;
        }
        refusedAt = clock.instant();
        return readStore(deadline) instanceof Found now && !now.secret().sameAs(refused)
                ? now.secret()
                : null;
    }

    private SecretReading readStore(Deadline deadline) {
        var reading = store.read(deadline);
        switch (reading) {
            case Found now -> {
                found = now;
                readAt = clock.instant();
            }
            case Unavailable _ -> failedAt = clock.instant();
        }
        return reading;
    }

    private boolean isResting() {
        return isWithin(USABLE, readAt) && isWithin(PAUSE_AFTER_FAILURE, failedAt);
    }

    private boolean isWithin(Duration duration, Instant since) {
        return clock.instant().isBefore(since.plus(duration));
    }
}
