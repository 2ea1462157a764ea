package cognitoverify.ledger;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;

import java.util.List;

/** Makes writes, and then loses the replies to so many of them. */
final class LossyTable implements Table {
    private final Table table;
    private int losses;
    private int writes;

    LossyTable(Table table) {
        this.table = table;
    }

    /** From now on. */
    void lose(int replies) {
        losses = replies;
        writes = 0;
    }

    /** How many writes were asked for since then. */
    int writes() {
        return writes;
    }

    @Override
    public Written write(List<Write> together, Deadline deadline) {
        writes++;
        var written = table.write(together, deadline);
        return losses-- > 0 ? new Written.Unavailable() : written;
    }

    @Override
    public Read read(String key, Deadline deadline) {
        var read = table.read(key, deadline);
        return losses-- > 0 ? new Read.Unavailable() : read;
    }
}
