package cognitoverify.integration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that passes when a test says so. */
final class SteppedClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-01-01T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** For a test that goes through the same time again. */
    synchronized void back(Instant time) {
        now = time;
    }
}
