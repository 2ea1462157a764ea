package cognitoverify.ledger.table;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What became of writes. */
public sealed interface Written {
    /**
     * All are made.
     *
     * @param item the item as it is now, if there was one write that changed it; else empty
     */
    record Made(Map<String, Object> item) implements Written {}

    /**
     * None is made, for the conditions of some didn't hold.
     *
     * @param items for each write the item as it is if its condition didn't hold, else null
     */
    record Refused(List<@Nullable Map<String, Object>> items) implements Written {}

    /** None is made: others are just writing one of the items. */
    record Conflict() implements Written {}

    /** Nobody can say: the table didn't answer in time, or not as it should. */
    record Unavailable() implements Written {}
}
