package cognitoverify.ledger;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts calls, and write units as DynamoDB charges them for items of at most 1 KB: one for a write
 * alone, two for each item of several, whether they are made or refused.
 */
final class CountingTable implements Table {
    private final Table table;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger units = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    CountingTable(Table table) {
        this.table = table;
    }

    int calls() {
        return calls.get();
    }

    int units() {
        return units.get();
    }

    /** How many were unavailable or in conflict. */
    int failures() {
        return failures.get();
    }

    @Override
    public Written write(List<Write> writes, Deadline deadline) {
        calls.incrementAndGet();
        units.addAndGet(writes.size() == 1 ? 1 : 2 * writes.size());
        var written = table.write(writes, deadline);
        if (written instanceof Written.Unavailable || written instanceof Written.Conflict) {
            failures.incrementAndGet();
        }
        return written;
    }

    @Override
    public Read read(String key, Deadline deadline) {
        calls.incrementAndGet();
        return table.read(key, deadline);
    }
}
