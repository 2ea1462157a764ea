package cognitoverify.local.cognito.trigger;

import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/** What the triggers were asked and answered, oldest first; the newest 1,000 are kept. */
public final class Timeline {
    private static final int MOST_KEPT = 1_000;

    private final Deque<TimelineEntry> entries = new ArrayDeque<>();
    private long last;

    /** All that are kept. */
    public synchronized List<TimelineEntry> entries() {
        return List.copyOf(entries);
    }

    /** Those of one trigger. */
    public List<TimelineEntry> of(Trigger trigger) {
        return entries().stream().filter(entry -> entry.trigger() == trigger).toList();
    }

    /** Those with a higher number, for somebody who has read on to there. */
    public List<TimelineEntry> after(long number) {
        return entries().stream().filter(entry -> entry.number() > number).toList();
    }

    /** As {@code GET /timeline?after=number} answers. */
    public ObjectNode json(long number) {
        var json = Json.object();
        var array = json.putArray("entries");
        after(number).forEach(entry -> array.add(entry.json()));
        return json;
    }

    /** Forgets the entries; numbers go on. */
    public synchronized void clear() {
        entries.clear();
    }

    synchronized void add(LongFunction<TimelineEntry> entry) {
        if (entries.size() == MOST_KEPT) {
            entries.removeFirst();
        }
        last++;
        entries.addLast(entry.apply(last));
    }
}
