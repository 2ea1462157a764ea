package cognitoverify.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * C9: whoever measures the time can't tell a decoy from a real user. Time is virtual and chance has
 * a seed, so the figures are always the same.
 */
class DecoyPaceTest {
    private static final int RUNS = 200;

    /** Two samples of 200 from one distribution differ by more in one of a hundred cases. */
    private static final double LARGEST_AT_ONE_PERCENT = 1.628 * Math.sqrt(2.0 / RUNS);

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Random chance = new Random(20260101);
    private long nanos;
    private final DecoyPace pace =
            new DecoyPace(() -> nanos, wait -> nanos += wait.toNanos(), () -> chance);

    @Test
    void decoysTakeAsLongAsRealRequests() {
        for (int i = 0; i < 256; i++) {
            real();
        }
        var real = new long[RUNS];
        var decoys = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            real[i] = took(this::real);
            decoys[i] = took(() -> pace.pretend(Deadline.in(LONG)));
        }

        assertThat(largestDifference(real, decoys)).isLessThan(LARGEST_AT_ONE_PERCENT);
    }

    /** So the measure can tell. */
    @Test
    void withoutPaceTheyWouldBeTold() {
        var real = new long[RUNS];
        var decoys = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            real[i] = took(this::real);
            decoys[i] = took(() -> nanos += 1_000_000);
        }

        assertThat(largestDifference(real, decoys)).isGreaterThan(0.9);
    }

    @Test
    void aPaceThatChangesIsFollowed() {
        for (int i = 0; i < 256; i++) {
            pace.timed(() -> nanos += Duration.ofMillis(100).toNanos());
        }
        for (int i = 0; i < 256; i++) {
            pace.timed(() -> nanos += Duration.ofMillis(900).toNanos());
        }

        assertThat(Duration.ofNanos(took(() -> pace.pretend(Deadline.in(LONG)))))
                .isBetween(Duration.ofMillis(700), Duration.ofMillis(1_100));
    }

    /** Before anything is known, Twilio's usual pace. */
    @Test
    void aNewEnvironmentsDecoysTakeATypicalTime() {
        var waits = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            waits[i] = took(() -> pace.pretend(Deadline.in(LONG)));
        }
        Arrays.sort(waits);

        assertThat(Duration.ofNanos(waits[RUNS / 2]))
                .isBetween(Duration.ofMillis(200), Duration.ofMillis(300));
    }

    /** C14: nobody waits beyond the invocation's end. */
    @Test
    void theDeadlineGoesBefore() {
        for (int i = 0; i < 256; i++) {
            pace.timed(() -> nanos += LONG.toNanos());
        }

        assertThat(Duration.ofNanos(took(() -> pace.pretend(Deadline.in(Duration.ofSeconds(3))))))
                .isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whatARequestAnswersIsPassedOn() {
        assertThat(pace.<String>timed(() -> "answer")).isEqualTo("answer");
    }

    /** As an API over the internet takes: mostly alike, sometimes long. */
    private void real() {
        pace.timed(() -> nanos += (long) (180e6 * Math.exp(0.5 * chance.nextGaussian())));
    }

    private long took(Runnable work) {
        var start = nanos;
        work.run();
        return nanos - start;
    }

    /** Kolmogorov and Smirnov's statistic. */
    private static double largestDifference(long[] one, long[] other) {
        Arrays.sort(one);
        Arrays.sort(other);
        var largest = 0.0;
        for (var value : one) {
            largest = Math.max(largest, Math.abs(share(one, value) - share(other, value)));
        }
        for (var value : other) {
            largest = Math.max(largest, Math.abs(share(one, value) - share(other, value)));
        }
        return largest;
    }

    private static double share(long[] sorted, long atMost) {
        return (double) Arrays.stream(sorted).filter(value -> value <= atMost).count()
                / sorted.length;
    }
}
