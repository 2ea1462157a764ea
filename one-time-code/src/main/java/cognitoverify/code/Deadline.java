package cognitoverify.code;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * By when an invocation must answer. Cognito waits 5 s, the start of the environment included, and
 * then calls again; so we answer well before, whatever others do. It is kept by running their work
 * on another thread: {@code HttpURLConnection} can bound neither a name look-up nor a peer that
 * sends a byte now and then.
 */
public final class Deadline {
    private static final Duration USUAL = Duration.ofMillis(3500);
    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final Duration RESERVE = Duration.ofMillis(300);

    /**
     * Keeps a thread that is done for the next work: a new one each time took half a millisecond of
     * a warm call. A minute without work ends it, and one that hangs is never waited for.
     */
    private static final Executor OUTBOUND =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("outbound").factory());

    private final long atNanos;

    private Deadline(long atNanos) {
        this.atNanos = atNanos;
    }

    /** That much time from now. */
    public static Deadline in(Duration fromNow) {
        return new Deadline(System.nanoTime() + fromNow.toNanos());
    }

    /**
     * An invocation's: 3.5 s, 3 s in an environment's first, and never in the last 300 ms that
     * Lambda allows.
     *
     * @param first whether it is the environment's first
     * @param remaining what Lambda has left
     */
    public static Deadline ofInvocation(boolean first, Duration remaining) {
        var most = first ? FIRST : USUAL;
        var allowed = remaining.minus(RESERVE);
        return in(allowed.compareTo(most) < 0 ? allowed : most);
    }

    /** A sooner one, so that there is time for what comes after. */
    public Deadline before(Duration reserve) {
        return new Deadline(atNanos - reserve.toNanos());
    }

    /** What is left of it, at most the given time; never negative. */
    public Duration left(Duration atMost) {
        var left = Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
        return left.compareTo(atMost) < 0 ? left : atMost;
    }

    /**
     * Runs work that may block for ever.
     *
     * @param atMost how long to wait for it, if the deadline is not sooner
     * @param work must not throw; goes on by itself when it is late
     * @param late what to answer then
     */
    public <T> T call(Duration atMost, Supplier<T> work, Supplier<T> late) {
        var patience = left(atMost);
        if (patience.isZero()) {
            return late.get();
        }
        var task = new FutureTask<T>(work::get);
        OUTBOUND.execute(task);
        return result(task, patience, late);
    }

    private static <T> T result(FutureTask<T> task, Duration patience, Supplier<T> late) {
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return late.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return late.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Outbound work must not throw", failed.getCause());
        }
    }
}
