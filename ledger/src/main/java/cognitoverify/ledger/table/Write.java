package cognitoverify.ledger.table;

import java.util.List;

/**
 * A write of one item, which is made if there is none.
 *
 * @param condition what must hold before; an item that isn't there has no attributes
 * @param change what becomes of it; {@link Change#NONE} only looks at the condition
 */
public record Write(String key, Condition condition, Change change) {
    /** Whether it is a single write, and changes something. */
    public static boolean isOneChange(List<Write> writes) {
        return writes.size() == 1 && !writes.getFirst().change().equals(Change.NONE);
    }
}
