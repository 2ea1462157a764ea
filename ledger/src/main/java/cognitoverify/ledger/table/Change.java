package cognitoverify.ledger.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of an item. An attribute is named once.
 *
 * @param set new values, {@code String} or {@code Long}
 * @param add what is added to numbers
 * @param remove what is taken away, if it is there
 */
public record Change(Map<String, Object> set, Map<String, Sum> add, List<String> remove) {
    /** Nothing. */
    public static final Change NONE = new Change(Map.of(), Map.of(), List.of());

    /**
     * A number that grows, or shrinks.
     *
     * @param start what it counts as where it isn't there
     */
    public record Sum(long start, long amount) {}

    /** Copies. */
    public Change {
        set = Map.copyOf(set);
        add = Map.copyOf(add);
        remove = List.copyOf(remove);
    }

    /** And sets an attribute. */
    public Change set(String attribute, Object value) {
        var all = new HashMap<>(set);
        all.put(attribute, value);
        return new Change(all, add, remove);
    }

    /** And adds to a number, which counts as {@code start} where it isn't there. */
    public Change add(String attribute, long start, long amount) {
        var all = new HashMap<>(add);
        all.put(attribute, new Sum(start, amount));
        return new Change(set, all, remove);
    }

    /** And takes attributes away. */
    public Change remove(List<String> attributes) {
        var all = new ArrayList<>(remove);
        all.addAll(attributes);
        return new Change(set, add, all);
    }
}
