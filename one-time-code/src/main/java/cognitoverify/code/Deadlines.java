package cognitoverify.code;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives each invocation of an execution environment its deadline: the first a shorter one, since
 * Cognito is waiting.
 */
public final class Deadlines {
    /** Where nobody says what Lambda has left, Cognito's 5 s. */
    private static final Duration UNKNOWN = Duration.ofSeconds(5);

    private final AtomicBoolean first = new AtomicBoolean(true);

    /**
     * The deadline of the invocation that begins now.
     *
     * @param remaining what Lambda has left, or null
     */
    public Deadline next(@Nullable Duration remaining) {
        return Deadline.ofInvocation(
                first.getAndSet(false), remaining == null ? UNKNOWN : remaining);
    }
}
