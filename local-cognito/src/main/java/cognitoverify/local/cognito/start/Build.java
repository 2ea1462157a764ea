package cognitoverify.local.cognito.start;

import java.time.Instant;

/**
 * A run of Maven.
 *
 * @param id tells it from all others
 * @param startedAt in the distant past if that is unknown
 */
record Build(String id, Instant startedAt) {
    static Build thatStartedThis() {
        var maven = ProcessHandle.current().parent().orElseThrow();
        var startedAt = maven.info().startInstant().orElse(Instant.MIN);
        return new Build(maven.pid() + " of " + startedAt, startedAt);
    }
}
