package cognitoverify.ledger.table;

import cognitoverify.code.Deadline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table in this process, for tests and the local stack. The items are a map of the JDK's own
 * types alone, which serves as the lock, too: so functions in class loaders of their own can share
 * it. Items whose time is over go within an hour of use, as they go within days in DynamoDB.
 */
public final class MemoryTable implements Table {
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final Map<String, Map<String, Object>> items;
    private final InstantSource clock;
    private Instant cleanedAt;

    /**
     * On a map that nobody else changes but other tables of this class.
     *
     * @param clock tells when an item's time is over
     */
    public MemoryTable(Map<String, Map<String, Object>> items, InstantSource clock) {
        this.items = items;
        this.clock = clock;
        this.cleanedAt = clock.instant();
    }

    /** The same, by the real time. */
    public MemoryTable(Map<String, Map<String, Object>> items) {
        this(items, InstantSource.system());
    }

    /** An empty one. */
    public MemoryTable() {
        this(new HashMap<>());
    }

    @Override
    public Written write(List<Write> writes, Deadline deadline) {
        synchronized (items) {
            clean(clock.instant());
            var refused = new ArrayList<@Nullable Map<String, Object>>();
            for (var write : writes) {
                var item = item(write.key());
                refused.add(holds(write.condition(), item) ? null : item);
            }
            if (refused.stream().anyMatch(item -> item != null)) {
                return new Written.Refused(refused);
            }
            writes.forEach(this::change);
            return new Written.Made(
                    Write.isOneChange(writes) ? item(writes.getFirst().key()) : Map.of());
        }
    }

    @Override
    public Read read(String key, Deadline deadline) {
        synchronized (items) {
            return new Read.Found(item(key));
        }
    }

    private void clean(Instant now) {
        if (now.isBefore(cleanedAt.plus(BETWEEN_CLEANINGS))) {
            return;
        }
        cleanedAt = now;
        items.values()
                .removeIf(item -> number(item, EXPIRES_AT, Long.MAX_VALUE) <= now.getEpochSecond());
    }

    private Map<String, Object> item(String key) {
        return Map.copyOf(items.getOrDefault(key, Map.of()));
    }

    private void change(Write write) {
        var change = write.change();
        if (change.equals(Change.NONE)) {
            return;
        }
        var item = items.computeIfAbsent(write.key(), _ -> new HashMap<>());
        change.add()
                .forEach(
                        (attribute, sum) ->
                                item.put(
                                        attribute,
                                        number(item, attribute, sum.start()) + sum.amount()));
        item.putAll(change.set());
        change.remove().forEach(item::remove);
    }

    private static boolean holds(Condition condition, Map<String, Object> item) {
        return switch (condition) {
            case Condition.Always _ -> true;
            case Condition.Absent(var attribute) -> !item.containsKey(attribute);
            case Condition.Is(var attribute, var value) -> value.equals(item.get(attribute));
            case Condition.Below(var attribute, var number) ->
                    item.get(attribute) instanceof Long there && there < number;
            case Condition.Above(var attribute, var number) ->
                    item.get(attribute) instanceof Long there && there > number;
            case Condition.AllOf(var all) -> all.stream().allMatch(one -> holds(one, item));
            case Condition.AnyOf(var any) -> any.stream().anyMatch(one -> holds(one, item));
        };
    }

    private static long number(Map<String, Object> item, String attribute, long start) {
        return item.getOrDefault(attribute, start) instanceof Long number ? number : start;
    }
}
