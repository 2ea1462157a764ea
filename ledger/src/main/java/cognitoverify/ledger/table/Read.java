package cognitoverify.ledger.table;

import java.util.Map;

/** What came of looking at an item. */
public sealed interface Read {
    /** Its attributes; none if there is no such item. */
    record Found(Map<String, Object> item) implements Read {}

    /** The table didn't answer in time, or not as it should. */
    record Unavailable() implements Read {}
}
