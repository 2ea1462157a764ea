package cognitoverify.code;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets a decoy take as long as Twilio takes: who measures the time must not learn who has an
 * account. It remembers how long this environment's last 256 requests took, and waits as long as
 * one of them, chosen at random. Thread-safe.
 */
public final class DecoyPace {
    private static final int KEPT = 256;

    /** Fewer say too little; until then, what Twilio usually takes stands in for them. */
    private static final int FEWEST = 8;

    private static final double USUAL_NANOS = 250e6;
    private static final double USUAL_SPREAD = 0.35;

    /** Keeps two decoys from taking exactly as long. */
    private static final double JITTER = 0.05;

    /** What an answer needs after the wait. */
    private static final Duration RESERVE = Duration.ofMillis(100);

    private final LongSupplier nanoTime;
    private final Consumer<Duration> sleep;
    private final Supplier<Random> random;
    private final long[] durations = new long[KEPT];
    private int seen;

    /** With the real time. */
    public DecoyPace() {
        // A new one each time: what a snapshot holds, all its copies would share.
        this(System::nanoTime, DecoyPace::sleep, SecureRandom::new);
    }

    /** With a test's time and chance. */
    public DecoyPace(LongSupplier nanoTime, Consumer<Duration> sleep, Supplier<Random> random) {
        this.nanoTime = nanoTime;
        this.sleep = sleep;
        this.random = random;
    }

    /** Asks Twilio, and remembers how long that took. */
    public <T> T timed(Supplier<T> request) {
        var start = nanoTime.getAsLong();
        var answer = request.get();
        remember(nanoTime.getAsLong() - start);
        return answer;
    }

    /** Waits as long as Twilio would take, but for what is left of the deadline. */
    public void pretend(Deadline deadline) {
        var most = deadline.left(Duration.ofHours(1)).minus(RESERVE);
        var wait = Duration.ofNanos(next());
        var bounded = wait.compareTo(most) < 0 ? wait : most;
        if (bounded.isPositive()) {
            sleep.accept(bounded);
        }
    }

    private synchronized void remember(long nanos) {
        durations[seen % KEPT] = nanos;
        seen++;
    }

    private synchronized long next() {
        var chance = random.get();
        if (seen < FEWEST) {
            return (long) (USUAL_NANOS * Math.exp(USUAL_SPREAD * chance.nextGaussian()));
        }
        var one = durations[chance.nextInt(Math.min(seen, KEPT))];
        return (long) (one * (1 + JITTER * chance.nextGaussian()));
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
