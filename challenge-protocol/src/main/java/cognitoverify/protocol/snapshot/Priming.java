package cognitoverify.protocol.snapshot;

import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.protocol.log.Trigger;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

import java.util.function.BooleanSupplier;

/**
 * Has a function rehearse its work before SnapStart's snapshot is taken, which is when a version is
 * published. Whatever goes wrong is logged and nothing else: a function that did not rehearse works
 * as well, and an exception would keep the version from being published.
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

    private Priming(Trigger trigger, DecisionLog log, BooleanSupplier rehearsal) {
        this.trigger = trigger;
        this.log = log;
        this.rehearsal = rehearsal;
    }

    /**
     * Asks for the rehearsal, which is all that happens where no snapshot is ever taken.
     *
     * @param rehearsal says whether all went as it should; nothing of it may stay behind
     * @return what must be kept, since those who call it hold it weakly
     */
    public static Priming register(Trigger trigger, DecisionLog log, BooleanSupplier rehearsal) {
        var priming = new Priming(trigger, log, rehearsal);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        if (!isPrimed()) {
            log.warn(trigger, "PRIMING_FAILED");
        }
    }

    /** Nothing: the first invocation reads the secret, which may have changed until then. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}

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
