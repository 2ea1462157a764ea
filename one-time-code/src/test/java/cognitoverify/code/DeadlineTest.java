package cognitoverify.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** By when an invocation answers (C14). */
@Timeout(60)
class DeadlineTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration MARGIN = Duration.ofMillis(900);

    /** C14: 3.5 s, 3 s in the environment's first, and never Lambda's last 300 ms. */
    @ParameterizedTest
    @CsvSource({
        "false, 5000, 3500",
        "true, 5000, 3000",
        "false, 60000, 3500",
        "false, 3800, 3500",
        "false, 3799, 3499",
        "true, 3000, 2700",
        "true, 1000, 700",
        "false, 300, 0",
        "false, 0, 0",
        "false, -5, 0",
    })
    void invocationHasWhatCognitoAndLambdaAllow(boolean first, long remaining, long allowed) {
        var deadline = Deadline.ofInvocation(first, Duration.ofMillis(remaining));

        var left = deadline.left(LONG);

        assertThat(left)
                .isBetween(
                        Duration.ofMillis(Math.max(0, allowed - 200)), Duration.ofMillis(allowed));
    }

    /** C14: only the first invocation had to wait for its environment. */
    @Test
    void firstInvocationOfAnEnvironmentHasLess() {
        var deadlines = new Deadlines();

        var first = deadlines.next(LONG).left(LONG);
        var second = deadlines.next(LONG).left(LONG);

        assertThat(first).isBetween(Duration.ofMillis(2800), Duration.ofMillis(3000));
        assertThat(second).isBetween(Duration.ofMillis(3300), Duration.ofMillis(3500));
    }

    /** C14: Cognito waits for what comes after a restore, too. */
    @Test
    void whatIsDoneBeforeTheFirstInvocationIsTakenFromItsTime() {
        var deadlines = new Deadlines();

        deadlines.beforeTheFirst(
                deadline -> deadline.call(Duration.ofMillis(500), DeadlineTest::block, () -> ""));
        var first = deadlines.next(LONG).left(LONG);
        var second = deadlines.next(LONG).left(LONG);

        assertThat(first).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2500));
        assertThat(second).isBetween(Duration.ofMillis(3300), Duration.ofMillis(3500));
    }

    @Test
    void whatIsDoneBeforeTheFirstInvocationHasItsDeadline() {
        new Deadlines()
                .beforeTheFirst(
                        deadline ->
                                assertThat(deadline.left(LONG))
                                        .isBetween(
                                                Duration.ofMillis(2800), Duration.ofMillis(3000)));
    }

    @Test
    void unknownRemainingTimeIsCognitosFiveSeconds() {
        var left = new Deadlines().next(null).left(LONG);

        assertThat(left).isBetween(Duration.ofMillis(2800), Duration.ofMillis(3000));
    }

    @Test
    void partHasAtMostItsOwnTime() {
        var left = Deadline.in(LONG).left(Duration.ofSeconds(1));

        assertThat(left).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void workInTimeIsTheAnswer() {
        var answer = Deadline.in(LONG).call(LONG, () -> "done", () -> "late");

        assertThat(answer).isEqualTo("done");
    }

    /** C14. */
    @Test
    void workThatBlocksIsLateAtTheDeadline() {
        var start = System.nanoTime();

        var answer =
                Deadline.in(Duration.ofMillis(100)).call(LONG, DeadlineTest::block, () -> "late");

        assertThat(answer).isEqualTo("late");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MARGIN);
    }

    /** C14. */
    @Test
    void workThatBlocksIsLateAfterItsOwnTime() {
        var start = System.nanoTime();

        var answer =
                Deadline.in(LONG).call(Duration.ofMillis(100), DeadlineTest::block, () -> "late");

        assertThat(answer).isEqualTo("late");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MARGIN);
    }

    @Test
    void threadThatIsDoneIsKeptForTheNextWork() {
        var calls = 100;
        var threads = new HashSet<Thread>();

        for (var call = 0; call < calls; call++) {
            threads.add(Deadline.in(LONG).call(LONG, Thread::currentThread, Thread::new));
        }

        // Seldom a call is faster than the thread before it.
        assertThat(threads).hasSizeLessThan(calls / 2);
    }

    /** C14: the kept threads are as many as it takes. */
    @Test
    void workThatBlocksHoldsUpNoOther() throws InterruptedException {
        var blocked = 20;
        var begun = new CountDownLatch(blocked);
        for (var call = 0; call < blocked; call++) {
            Deadline.in(LONG)
                    .call(
                            Duration.ofMillis(1),
                            () -> {
                                begun.countDown();
                                return block();
                            },
                            () -> "late");
        }
        begun.await();

        var answer = Deadline.in(LONG).call(LONG, () -> "done", () -> "late");

        assertThat(answer).isEqualTo("done");
    }

    @Test
    void workIsNotBegunAfterTheDeadline() {
        var begun = new AtomicBoolean();

        var answer =
                Deadline.in(Duration.ZERO)
                        .call(
                                LONG,
                                () -> {
                                    begun.set(true);
                                    return "done";
                                },
                                () -> "late");

        assertThat(answer).isEqualTo("late");
        assertThat(begun).isFalse();
    }

    @Test
    void interruptIsKeptAndMeansLate() {
        Thread.currentThread().interrupt();

        var answer = Deadline.in(LONG).call(LONG, DeadlineTest::block, () -> "late");

        assertThat(answer).isEqualTo("late");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void workThatThrowsIsABug() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                Deadline.in(LONG)
                                        .call(
                                                LONG,
                                                () -> {
                                                    throw new UnsupportedOperationException();
                                                },
                                                () -> "late"))
                .withCauseInstanceOf(UnsupportedOperationException.class);
    }

    private static String block() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return "done";
    }
}
