package cognitoverify.protocol.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.protocol.log.Trigger;

import org.crac.Core;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

class PrimingTest {
    private static final String FAILED =
            "{\"time\":\"1970-01-01T00:00:00Z\",\"level\":\"WARN\",\"event\":\"create\","
                    + "\"reason\":\"PRIMING_FAILED\"}";

    private final List<String> lines = new ArrayList<>();

    @Test
    void aRehearsalThatSucceedsSaysNothing() {
        prime(() -> true);

        assertThat(lines).isEmpty();
    }

    @Test
    void aRehearsalThatFailsIsRepeatedTwice() {
        var left = List.of(false, false, true).iterator();

        prime(left::next);

        assertThat(lines).isEmpty();
        assertThat((Iterator<?>) left).isExhausted();
    }

    @Test
    void aRehearsalThatKeepsFailingIsToldOnce() {
        prime(() -> false);

        assertThat(lines).containsExactly(FAILED);
    }

    @Test
    void anExceptionKeepsNoVersionFromBeingPublished() {
        prime(
                () -> {
                    throw new IllegalStateException("marker");
                });

        assertThat(lines).containsExactly(FAILED);
    }

    @Test
    void neitherDoesAnErrorOfTheVirtualMachine() {
        prime(
                () -> {
                    throw new NoClassDefFoundError("marker");
                });

        assertThat(lines).containsExactly(FAILED);
    }

    @Test
    void nothingIsRehearsedWhereNoSnapshotIsTaken() {
        priming(
                () -> {
                    throw new AssertionError("rehearsed");
                },
                () -> {
                    throw new AssertionError("read");
                });

        assertThat(lines).isEmpty();
    }

    @Test
    void aSnapshotThatIsRestoredIsNotRehearsedAgain() {
        restore(
                () -> {
                    throw new AssertionError("rehearsed");
                },
                () -> {});

        assertThat(lines).isEmpty();
    }

    @Test
    void whatNoSnapshotMayHoldIsReadAfterEachRestore() {
        var readings = new AtomicInteger();

        restore(() -> true, readings::incrementAndGet);
        restore(() -> true, readings::incrementAndGet);

        assertThat(readings).hasValue(2);
    }

    @Test
    void nothingIsReadBeforeASnapshotIsTaken() {
        var readings = new AtomicInteger();

        priming(() -> true, readings::incrementAndGet).beforeCheckpoint(Core.getGlobalContext());

        assertThat(readings).hasValue(0);
    }

    @Test
    void aReadingThatFailsIsLeftToTheFirstInvocation() {
        restore(
                () -> true,
                () -> {
                    throw new IllegalStateException("marker");
                });

        assertThat(lines).isEmpty();
    }

    private void prime(BooleanSupplier rehearsal) {
        priming(rehearsal, () -> {}).beforeCheckpoint(Core.getGlobalContext());
    }

    private void restore(BooleanSupplier rehearsal, Runnable reading) {
        priming(rehearsal, reading).afterRestore(Core.getGlobalContext());
    }

    private Priming priming(BooleanSupplier rehearsal, Runnable reading) {
        var log = new DecisionLog(lines::add, InstantSource.fixed(Instant.EPOCH));
        return Priming.register(Trigger.CREATE, log, rehearsal, reading);
    }
}
