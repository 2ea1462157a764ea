package cognitoverify.local.cognito.trigger;

import java.time.Duration;

/**
 * Has functions that send codes start late, as Lambda does when there is no environment for them
 * yet. While it is on, each first attempt to call a create function meets it; Cognito's second one
 * finds an environment that is there.
 */
public final class ColdStarts {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private volatile Duration delay = Duration.ZERO;

    /** How long a start takes. */
    public Duration delay() {
        return delay;
    }

    /**
     * From now on starts take so long. Those that have begun go on.
     *
     * @param delay zero for none, at most a minute
     * @throws IllegalArgumentException if it is out of this range
     */
    public void delay(Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A cold start takes 0 to 60,000 ms.");
        }
        this.delay = delay;
    }

    /** How long the function of this attempt takes to start. */
    Duration before(Trigger trigger, int attempt) {
        return trigger == Trigger.CREATE && attempt == 1 ? delay : Duration.ZERO;
    }
}
