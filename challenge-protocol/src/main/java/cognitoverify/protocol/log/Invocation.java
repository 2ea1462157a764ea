package cognitoverify.protocol.log;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** One call of a function: adds to its line what does not depend on the decision. */
public final class Invocation {
    private final DecisionLog log;
    private final String requestId;
    private final String user;
    private final long startedAt = System.nanoTime();

    /**
     * Begins now.
     *
     * @param requestId Lambda's, or null where there is no context
     * @param user as {@link UserHash} names them
     */
    public Invocation(DecisionLog log, @Nullable String requestId, String user) {
        this.log = log;
        this.requestId = requestId == null ? "" : requestId;
        this.user = user;
    }

    /** Writes the invocation's one line. */
    public void finish(LogLine line) {
        log.write(
                line.duration(Duration.ofNanos(System.nanoTime() - startedAt))
                        .user(user)
                        .requestId(requestId));
    }
}
