package cognitoverify.ledger.table;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.table.Condition.Always;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class MemoryTableTest extends TableContract {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, Map<String, Object>> items = new HashMap<>();
    private Instant now = START;
    private final Table mortal = new MemoryTable(items, () -> now);

    MemoryTableTest() {
        super(new MemoryTable());
    }

    @Test
    void forgetsItemsWhoseTimeIsOver() {
        put("hour", Duration.ofHours(1));
        put("day", Duration.ofDays(1));

        pass(Duration.ofHours(2));
        put("new", Duration.ofHours(1));
        assertThat(items).containsOnlyKeys("day", "new");

        pass(Duration.ofDays(1));
        put("newer", Duration.ofHours(1));
        assertThat(items).containsOnlyKeys("newer");
    }

    @Test
    void keepsItemsThatHaveNoTime() {
        mortal.write(
                List.of(new Write("a", new Always(), Change.NONE.set("text", "some"))), deadline());

        pass(Duration.ofDays(1000));
        put("new", Duration.ofHours(1));

        assertThat(items).containsOnlyKeys("a", "new");
    }

    /** As many days of sign-ins as there may be: what is kept is of the last two. */
    @Test
    void doesNotGrowFromDayToDay() {
        for (var day = 0; day < 100; day++) {
            put("day " + day, Duration.ofDays(2));
            pass(Duration.ofDays(1));
        }

        assertThat(items).hasSizeLessThanOrEqualTo(2);
    }

    private void put(String key, Duration kept) {
        var expiresAt = now.plus(kept).getEpochSecond();
        mortal.write(
                List.of(new Write(key, new Always(), Change.NONE.set("expiresAt", expiresAt))),
                deadline());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}
