package cognitoverify.ledger;

import java.util.HashMap;
import java.util.Map;

/** Counts by day. Only the last two days' are kept. */
final class Counts {
    private Counts() {}

    static Map<Long, Integer> plusOne(Map<Long, Integer> counts, long day) {
        var counted = new HashMap<>(counts);
        counted.keySet().removeIf(old -> old < day - 1);
        counted.merge(day, 1, Integer::sum);
        return counted;
    }
}
