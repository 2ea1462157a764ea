package cognitoverify.protocol.snapshot;

import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.protocol.log.Trigger;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

import java.util.function.BooleanSupplier;

/**
 * Has a function rehearse its work before SnapStart's snapshot is taken, which is when a version is
 * published, and read what is secret after each restore. Whatever goes wrong is logged and nothing
 * else: a function that did not rehearse works as well, and an exception would keep the version
 * from being published.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html">Runtime
 *     hooks</a>
 */
public final class Priming implements Resource {
    /** Cold and on a slow machine, an exchange may be late; the next is faster. */
    private static final int MOST_TRIES = 3;

    private final Trigger trigger;
    private final DecisionLog log;
    private final BooleanSupplier rehearsal;
    private final Runnable reading;

    private Priming(Trigger trigger, DecisionLog log, BooleanSupplier rehearsal, Runnable reading) {
        this.trigger = trigger;
        this.log = log;
        this.rehearsal = rehearsal;
        this.reading = reading;
    }

    /**
     * Asks for the rehearsal, which is all that happens where no snapshot is ever taken.
     *
     * @param rehearsal says whether all went as it should; nothing of it may stay behind
     * @param reading fetches after each restore what no snapshot may hold. Lambda waits for it and
     *     gives no more than 10 s. The first invocation is to do without it where it fails
     * @return what must be kept, since those who call it hold it weakly
     */
    public static Priming register(
            Trigger trigger, DecisionLog log, BooleanSupplier rehearsal, Runnable reading) {
        var priming = new Priming(trigger, log, rehearsal, reading);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        if (!isPrimed()) {
            log.warn(trigger, "PRIMING_FAILED");
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        try {
            reading.run();
        } catch (Exception | Error failure) {
            // The first invocation tries again, and says in its line what is wrong.
            return;
        }
    }

    private boolean isPrimed() {
        try {
            for (var tries = 0; tries < MOST_TRIES; tries++) {
                if (rehearsal.getAsBoolean()) {
                    return true;
                }
            }
            return false;
        } catch (Exception | Error failure) {
            return false;
        }
    }
}
