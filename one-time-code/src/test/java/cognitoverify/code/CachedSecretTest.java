package cognitoverify.code;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.SecretReading.Cause;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How old a secret may get, and how often the store is asked (X4). */
class CachedSecretTest {
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration USABLE = Duration.ofHours(1);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private SecretReading inStore = found("first");
    private final AtomicInteger reads = new AtomicInteger();
    private final CachedSecret secrets = new CachedSecret(this::readStore, () -> now);

    @Test
    void nothingIsReadBeforeItIsNeeded() {
        assertThat(reads).hasValue(0);
    }

    /** X4. */
    @Test
    void freshSecretIsNotReadAgain() {
        read();
        inStore = found("second");
        pass(FRESH.minus(TICK));

        var reading = read();

        assertThat(text(reading)).isEqualTo("first");
        assertThat(reads).hasValue(1);
    }

    /** X4. */
    @Test
    void secretIsReadAgainAfterFiveMinutes() {
        read();
        inStore = found("second");
        pass(FRESH);

        var reading = read();

        assertThat(text(reading)).isEqualTo("second");
    }

    @Test
    void secretThatWasReadAgainIsFreshAgain() {
        read();
        pass(FRESH);
        read();
        pass(FRESH.minus(TICK));

        read();

        assertThat(reads).hasValue(2);
    }

    @Test
    void oldSecretServesForAnHourWhereItCannotBeReadAgain() {
        read();
        inStore = unavailable();
        pass(USABLE.minus(TICK));

        var reading = read();

        assertThat(text(reading)).isEqualTo("first");
    }

    @Test
    void oldSecretServesNoLonger() {
        read();
        inStore = unavailable();
        pass(USABLE);

        var reading = read();

        assertThat(reading).isEqualTo(unavailable());
    }

    /** The hour is the secret's age, not the time since the store began to fail. */
    @Test
    void pauseDoesNotMakeTheHourLonger() {
        read();
        inStore = unavailable();
        pass(USABLE.minusSeconds(1));
        read();
        pass(Duration.ofSeconds(1));

        var reading = read();

        assertThat(reading).isEqualTo(unavailable());
    }

    @Test
    void storeThatFailedIsLeftAloneForThirtySeconds() {
        read();
        inStore = unavailable();
        pass(FRESH);
        read();
        inStore = found("second");
        pass(Duration.ofSeconds(30).minus(TICK));

        var reading = read();

        assertThat(text(reading)).isEqualTo("first");
        assertThat(reads).hasValue(2);
    }

    @Test
    void storeThatFailedIsAskedAgainAfterThirtySeconds() {
        read();
        inStore = unavailable();
        pass(FRESH);
        read();
        inStore = found("second");
        pass(Duration.ofSeconds(30));

        var reading = read();

        assertThat(text(reading)).isEqualTo("second");
    }

    @Test
    void storeIsAskedEachTimeWhileThereIsNoSecret() {
        inStore = unavailable();
        read();
        inStore = found("first");

        var reading = read();

        assertThat(text(reading)).isEqualTo("first");
    }

    @Test
    void reasonOfTheStoreIsPassedOn() {
        inStore = new Unavailable(Cause.SECRET_DENIED);

        var reading = read();

        assertThat(reading).isEqualTo(new Unavailable(Cause.SECRET_DENIED));
    }

    /** X4: a rotated secret is used at once. */
    @Test
    void refusedSecretIsReplacedByTheStoresNewOne() {
        var refused = secret(read());
        inStore = found("second");

        var other = secrets.readInsteadOf(refused, soon());

        assertThat(other).isNotNull().extracting(Secret::reveal).isEqualTo("second");
    }

    /** X4. */
    @Test
    void newSecretIsKeptFromThenOn() {
        var refused = secret(read());
        inStore = found("second");
        secrets.readInsteadOf(refused, soon());

        var reading = read();

        assertThat(text(reading)).isEqualTo("second");
        assertThat(reads).hasValue(2);
    }

    /** X4. */
    @Test
    void refusedSecretThatIsStillInTheStoreHasNoReplacement() {
        var refused = secret(read());

        var other = secrets.readInsteadOf(refused, soon());

        assertThat(other).isNull();
        assertThat(reads).hasValue(2);
    }

    @Test
    void refusedSecretHasNoReplacementWhereTheStoreFails() {
        var refused = secret(read());
        inStore = unavailable();

        var other = secrets.readInsteadOf(refused, soon());

        assertThat(other).isNull();
    }

    /** X4: another thread may have found the new one meanwhile. */
    @Test
    void refusedSecretThatWasReplacedAlreadyCostsNoRead() {
        var refused = secret(read());
        inStore = found("second");
        secrets.readInsteadOf(refused, soon());

        var other = secrets.readInsteadOf(refused, soon());

        assertThat(other).isNotNull().extracting(Secret::reveal).isEqualTo("second");
        assertThat(reads).hasValue(2);
    }

    @Test
    void secondRefusalWithinTenSecondsReadsNothing() {
        var refused = secret(read());
        secrets.readInsteadOf(refused, soon());
        inStore = found("second");
        pass(Duration.ofSeconds(10).minus(TICK));

        var other = secrets.readInsteadOf(refused, soon());

        assertThat(other).isNull();
        assertThat(reads).hasValue(2);
    }

    @Test
    void refusalAfterTenSecondsReadsAgain() {
        var refused = secret(read());
        secrets.readInsteadOf(refused, soon());
        inStore = found("second");
        pass(Duration.ofSeconds(10));

        var other = secrets.readInsteadOf(refused, soon());

        assertThat(other).isNotNull().extracting(Secret::reveal).isEqualTo("second");
    }

    /** The store gives a second reader, who must not come, a while to come. */
    @Test
    void concurrentCallersReadOnce() throws Exception {
        var readers = new CountDownLatch(2);
        var cached =
                new CachedSecret(
                        deadline -> {
                            readers.countDown();
                            return isSecondWithin(readers) ? unavailable() : readStore(deadline);
                        },
                        () -> now);

        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<SecretReading> caller = () -> cached.read(soon());
            for (var reading : threads.invokeAll(List.of(caller, caller))) {
                assertThat(text(reading.get())).isEqualTo("first");
            }
        }

        assertThat(reads).hasValue(1);
    }

    @Test
    void deadlineIsTheStoresToKeep() {
        var deadline = soon();
        var passed = new Deadline[1];
        var cached =
                new CachedSecret(
                        given -> {
                            passed[0] = given;
                            return found("first");
                        },
                        () -> now);

        cached.read(deadline);

        assertThat(passed[0]).isSameAs(deadline);
    }

    private static boolean isSecondWithin(CountDownLatch readers) {
        try {
            return readers.await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private SecretReading readStore(Deadline deadline) {
        reads.incrementAndGet();
        return inStore;
    }

    private SecretReading read() {
        return secrets.read(soon());
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }

    private static SecretReading found(String text) {
        return new Found(new Secret(text));
    }

    private static SecretReading unavailable() {
        return new Unavailable(Cause.SECRET_UNREADABLE);
    }

    private static String text(SecretReading reading) {
        return secret(reading).reveal();
    }

    private static Secret secret(SecretReading reading) {
        return switch (reading) {
            case Found(var secret, _) -> secret;
            case Unavailable(var cause) -> throw new AssertionError(cause);
        };
    }
}
