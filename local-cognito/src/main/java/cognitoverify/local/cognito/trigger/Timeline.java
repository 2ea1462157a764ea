package cognitoverify.local.cognito.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What the triggers were asked and answered, an entry for each attempt; the newest 1,000 are kept.
 */
public final class Timeline {
    private static final int MOST_KEPT = 1_000;

    private final LinkedHashMap<Long, TimelineEntry> entries = new LinkedHashMap<>();
    private long last;

    /** All that are kept, oldest first. */
    public synchronized List<TimelineEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** Those of one trigger. */
    public List<TimelineEntry> of(Trigger trigger) {
        return entries().stream().filter(entry -> entry.trigger() == trigger).toList();
    }

    /**
     * Those with a higher number, in the order of their numbers, for somebody who has read on to
     * there: new ones, and known ones whose function has ended meanwhile.
     */
    public List<TimelineEntry> after(long number) {
        return entries().stream()
                .filter(entry -> entry.number() > number)
                .sorted(Comparator.comparingLong(TimelineEntry::number))
                .toList();
    }

    /** As {@code GET /timeline?after=number} answers. */
    public ObjectNode json(long number) {
        return TimelineJson.write(after(number));
    }

    /** Forgets the entries; numbers go on. */
    public synchronized void clear() {
        entries.clear();
    }

    /** Adds an entry, and returns it with its number. */
    synchronized TimelineEntry add(TimelineEntry entry) {
        if (entries.size() == MOST_KEPT) {
            entries.pollFirstEntry();
        }
        return keep(entry);
    }

    /** Puts it in its former place, unless that is forgotten. */
    synchronized void change(TimelineEntry entry) {
        if (entries.containsKey(entry.id())) {
            keep(entry);
        }
    }

    private TimelineEntry keep(TimelineEntry entry) {
        last++;
        var numbered = entry.numbered(last);
        entries.put(numbered.id(), numbered);
        return numbered;
    }
}
