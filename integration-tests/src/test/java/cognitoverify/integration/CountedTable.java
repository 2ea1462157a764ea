package cognitoverify.integration;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;

import java.util.List;

/**
 * Counts what a table is asked for, as DynamoDB bills it for items of up to 1 KB: a write is a
 * unit, two in a transaction; a consistent read is one.
 */
final class CountedTable implements Table {
    private final Table table;
    private int calls;
    private int writeUnits;
    private int readUnits;

    CountedTable(Table table) {
        this.table = table;
    }

    @Override
    public synchronized Written write(List<Write> writes, Deadline deadline) {
        calls++;
        writeUnits += writes.size() == 1 ? 1 : 2 * writes.size();
        return table.write(writes, deadline);
    }

    @Override
    public synchronized Read read(String key, Deadline deadline) {
        calls++;
        readUnits++;
        return table.read(key, deadline);
    }

    /** What was asked for since the last time. */
    synchronized String bill() {
        var bill =
                "%d calls, %d write units, %d read units".formatted(calls, writeUnits, readUnits);
        calls = 0;
        writeUnits = 0;
        readUnits = 0;
        return bill;
    }
}
