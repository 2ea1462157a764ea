package cognitoverify.ledger.table;

/**
 * A write of one item, which is made if there is none.
 *
 * @param condition what must hold before; an item that isn't there has no attributes
 * @param change what becomes of it; {@link Change#NONE} only looks at the condition
 */
public record Write(String key, Condition condition, Change change) {}
