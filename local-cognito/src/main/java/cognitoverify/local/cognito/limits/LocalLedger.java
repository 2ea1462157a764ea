package cognitoverify.local.cognito.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ledgers of the local pools, in memory. A pool's create and verify function share the items of
 * its ledger, each by a {@link cognitoverify.ledger.table.MemoryTable} of its own class loader;
 * that is why they are of the JDK's types alone, and are their own lock.
 */
public final class LocalLedger {
    /** What a user's item has of times, epoch seconds. */
    private static final List<String> TIMES =
            List.of("firstSentAt", "lastSentAt", "waitsUntil", "endsAt", "guessAfter", "guessedAt");

    private final Map<String, Map<String, Map<String, Object>>> pools = new ConcurrentHashMap<>();

    /** A pool's, the same ones for whoever asks. */
    public Map<String, Map<String, Object>> items(String poolId) {
        return pools.computeIfAbsent(poolId, _ -> new HashMap<>());
    }

    /** Whether no function of the pool has written anything. */
    public boolean isEmpty(String poolId) {
        var items = items(poolId);
        synchronized (items) {
            return items.isEmpty();
        }
    }

    /** Forgets everything, of all pools. */
    public void clear() {
        for (var items : pools.values()) {
            synchronized (items) {
                items.clear();
            }
        }
    }

    /** Makes all waits and windows that much older. What a day or an hour has seen stays. */
    public void age(Duration time) {
        for (var items : pools.values()) {
            synchronized (items) {
                items.values().forEach(item -> age(item, time.toSeconds()));
            }
        }
    }

    private static void age(Map<String, Object> item, long seconds) {
        for (var time : TIMES) {
            if (item.get(time) instanceof Long value) {
                item.put(time, value - seconds);
            }
        }
    }
}
