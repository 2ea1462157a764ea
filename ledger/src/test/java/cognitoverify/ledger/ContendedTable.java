package cognitoverify.ledger;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.table.MemoryTable;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Conflicts as DynamoDB has them and DynamoDB Local doesn't: several writes take a while, and
 * whoever wants to write one of their items meanwhile is turned away.
 */
final class ContendedTable implements Table {
    private static final long WHILE = Duration.ofMillis(8).toNanos();

    private final Table table = new MemoryTable();
    private final Set<String> written = new HashSet<>();
    private final AtomicInteger conflicts = new AtomicInteger();

    /** How many were turned away. */
    int conflicts() {
        return conflicts.get();
    }

    @Override
    public Written write(List<Write> writes, Deadline deadline) {
        var keys = writes.stream().map(Write::key).collect(Collectors.toSet());
        if (!begin(keys)) {
            conflicts.incrementAndGet();
            return new Written.Conflict();
        }
        try {
            if (writes.size() > 1) {
                LockSupport.parkNanos(WHILE);
            }
            return table.write(writes, deadline);
        } finally {
            end(keys);
        }
    }

    @Override
    public Read read(String key, Deadline deadline) {
        return table.read(key, deadline);
    }

    private synchronized boolean begin(Set<String> keys) {
        if (keys.stream().anyMatch(written::contains)) {
            return false;
        }
        written.addAll(keys);
        return true;
    }

    private synchronized void end(Set<String> keys) {
        written.removeAll(keys);
    }
}
