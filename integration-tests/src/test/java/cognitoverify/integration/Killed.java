package cognitoverify.integration;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The end of a process, which no function can catch. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
        super("The process has ended");
    }

    /** A table that is reached so many times; with the next write the process ends before it. */
    static Table before(int writes, Table table) {
        var left = new AtomicInteger(writes);
        return new Table() {
            @Override
            public Written write(List<Write> these, Deadline deadline) {
                if (left.getAndDecrement() == 0) {
                    throw new Killed();
                }
                return table.write(these, deadline);
            }

            @Override
            public Read read(String key, Deadline deadline) {
                return table.read(key, deadline);
            }
        };
    }
}
