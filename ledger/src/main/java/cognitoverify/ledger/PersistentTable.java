package cognitoverify.ledger;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;
import cognitoverify.ledger.table.Written.Conflict;
import cognitoverify.ledger.table.Written.Unavailable;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Repeats what a table could not be asked for once, and goes on while others are writing. If they
 * still are in the end it is a conflict, whatever the last try said: the table works, so its limits
 * hold.
 */
final class PersistentTable {
    private static final int MOST_TRIES = 12;
    private static final int MOST_REPEATS = 1;
    private static final long FIRST_PAUSE = 20;
    private static final long LONGEST_PAUSE = 320;

    private final Table table;

    PersistentTable(Table table) {
        this.table = table;
    }

    Written write(List<Write> writes, Deadline deadline) {
        var isContended = false;
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var written = repeated(writes, deadline);
            switch (written) {
                case Conflict _ -> {
                    isContended = true;
                    pause(tries, deadline);
                }
                case Unavailable _ -> {
                    return isContended ? new Conflict() : written;
                }
                case Written.Made _, Written.Refused _ -> {
                    return written;
                }
            }
        }
        return new Conflict();
    }

    Read read(String key, Deadline deadline) {
        var read = table.read(key, deadline);
        return read instanceof Read.Unavailable ? table.read(key, deadline) : read;
    }

    /** A write that was made though its answer got lost is known by what it wrote. */
    private Written repeated(List<Write> writes, Deadline deadline) {
        var written = table.write(writes, deadline);
        for (var repeats = 0; repeats < MOST_REPEATS && written instanceof Unavailable; repeats++) {
            written = table.write(writes, deadline);
        }
        return written;
    }

    /** Longer each time, so that many who met once don't meet again. */
    private static void pause(int tries, Deadline deadline) {
        var longest = Duration.ofMillis(Math.min(FIRST_PAUSE << tries, LONGEST_PAUSE));
        var atMost = deadline.left(longest).toNanos();
        LockSupport.parkNanos(1 + new SecureRandom().nextLong(1 + atMost));
    }
}
