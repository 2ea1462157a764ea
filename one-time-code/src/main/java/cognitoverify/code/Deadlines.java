package cognitoverify.code;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Gives each invocation of an execution environment its deadline: the first a shorter one, since
 * Cognito is waiting.
 */
public final class Deadlines {
    /** Where nobody says what Lambda has left, Cognito's 5 s. */
    private static final Duration UNKNOWN = Duration.ofSeconds(5);

    private final AtomicBoolean first = new AtomicBoolean(true);
    private volatile Duration spent = Duration.ZERO;

    /**
     * Does what the first invocation would have to do. Cognito waits for that as well, so the
     * invocation has that much less.
     *
     * @param work gets the deadline that the invocation would have
     */
    public void beforeTheFirst(Consumer<Deadline> work) {
        var started = System.nanoTime();
        try {
            work.accept(Deadline.ofInvocation(true, UNKNOWN));
        } finally {
            spent = Duration.ofNanos(System.nanoTime() - started);
        }
    }

    /**
     * The deadline of the invocation that begins now.
     *
     * @param remaining what Lambda has left, or null
     */
    public Deadline next(@Nullable Duration remaining) {
        var isFirst = first.getAndSet(false);
        var deadline = Deadline.ofInvocation(isFirst, remaining == null ? UNKNOWN : remaining);
        return isFirst ? deadline.before(spent) : deadline;
    }
}
