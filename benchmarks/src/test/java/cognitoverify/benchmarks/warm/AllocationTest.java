package cognitoverify.benchmarks.warm;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import cognitoverify.benchmarks.warm.WarmFunctions.Events;
import cognitoverify.benchmarks.warm.WarmFunctions.InProcess;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * What a handler allocates when it is warm, and all it asks answer at once: rules, rounds and the
 * line of the log, without what goes over the wire. Bytes don't depend on how busy the machine is,
 * as times do.
 */
class AllocationTest {
    private static final int MANY = 500;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final WarmFunctions functions = new WarmFunctions();
    private final Events events = new Events();
    private final InProcess handlers = new InProcess();

    @Test
    void defineAllocatesLittle() {
        assertThat(bytesOf(() -> functions.define(events, handlers))).isLessThan(15_000);
    }

    @Test
    void createAllocatesLittle() {
        assertThat(bytesOf(() -> functions.create(events, handlers))).isLessThan(90_000);
    }

    @Test
    void verifyAllocatesLittle() {
        assertThat(bytesOf(() -> functions.verify(events, handlers))).isLessThan(35_000);
    }

    /** Of one call, after so many that did things for the first time. */
    private long bytesOf(Supplier<Object> call) {
        repeat(call);
        var before = threads.getCurrentThreadAllocatedBytes();
        repeat(call);
        return (threads.getCurrentThreadAllocatedBytes() - before) / MANY;
    }

    private static void repeat(Supplier<Object> call) {
        for (var i = 0; i < MANY; i++) {
            requireNonNull(call.get());
        }
    }
}
