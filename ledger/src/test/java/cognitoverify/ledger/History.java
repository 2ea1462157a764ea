package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;
import cognitoverify.protocol.SignInMode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Some threads that claim, guess and settle at random, one write at a time in an order that the
 * seed decides. Each thing that they did is placed where its deciding write was made, and the model
 * must have answered the same there.
 */
final class History {
    static final int THREADS = 4;
    private static final int[] STEPS = {0, 1, 5, 31, 31, 61, 301, 611, 3_601, 86_401};

    private final Table table;
    private final Random random;
    private final Limits limits;
    private final Turns turns;
    private final List<Event> events = new ArrayList<>();
    private final int troublePercent;
    private long now = Story.START;
    private int writes;

    /** Something that was done. */
    record Event(
            int at,
            String what,
            Function<Model, String> replay,
            String observed,
            boolean isStrict) {}

    /** The same beside the model; told only if they differ. */
    private record Told(Event event, String modelled) {
        @Override
        public String toString() {
            return "%d. %s: %s, as modelled %s"
                    .formatted(event.at, event.what, event.observed, modelled);
        }
    }

    /**
     * A history to be.
     *
     * @param troublePercent how often a reply is lost, or a write turned away for others'
     */
    History(Table table, long seed, int troublePercent) {
        this.table = table;
        this.troublePercent = troublePercent;
        random = new Random(seed);
        limits =
                new Limits(
                        random.nextBoolean() ? SignInMode.MFA : SignInMode.PASSWORDLESS,
                        2,
                        4,
                        5,
                        6,
                        8,
                        50,
                        random.nextBoolean());
        turns = new Turns(THREADS, new Random(seed + 1));
    }

    /** Makes it. */
    History run(int steps) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (var i = 0; i < THREADS; i++) {
                var person = new Person(this, i, random.nextLong());
                all.add(threads.submit(() -> person.live(steps)));
            }
            for (var one : all) {
                one.get();
            }
        }
        return this;
    }

    /** Holds it to the model. */
    void check() {
        var model = new Model(limits);
        events.sort(Comparator.comparingInt(Event::at));
        var story = new ArrayList<Told>();
        for (var event : events) {
            var modelled = event.replay.apply(model);
            story.add(new Told(event, modelled));
            if (event.isStrict) {
                assertThat(modelled).as(() -> text(story)).isEqualTo(event.observed);
            }
        }
        model.counts()
                .forEach(
                        (key, count) ->
                                assertThat(stored(key))
                                        .as(() -> key + "\n" + text(story))
                                        .isEqualTo(count));
    }

    private static String text(List<Told> story) {
        return story.stream().map(Told::toString).collect(Collectors.joining("\n"));
    }

    Limits limits() {
        return limits;
    }

    int writes() {
        return writes;
    }

    Turns turns() {
        return turns;
    }

    /** The clock goes on by itself, now and then. */
    long now() {
        now += STEPS[random.nextInt(STEPS.length)];
        return now;
    }

    void add(Event event) {
        events.add(event);
    }

    Deadline deadline() {
        // In memory nobody is late, and this one makes pauses short.
        return troublePercent > 0 ? Deadline.in(Duration.ZERO) : Story.deadline();
    }

    /** The table as one thread sees it. */
    final class View implements Table {
        private final int thread;
        private final List<Integer> made = new ArrayList<>();
        private int last;
        private boolean isTroubled;
        private boolean isWhole;

        View(int thread) {
            this.thread = thread;
        }

        void begin() {
            last = 0;
            made.clear();
            isTroubled = false;
            isWhole = false;
        }

        /** Where the deciding write was, and before it those whose replies were lost. */
        List<Integer> decidedAt() {
            return made.isEmpty() ? List.of(last) : List.copyOf(made);
        }

        /** Whether anything was asked for. */
        boolean isAsked() {
            return last > 0;
        }

        boolean isMade() {
            return !made.isEmpty();
        }

        /** Whether replies were lost or writes turned away. */
        boolean isTroubled() {
            return isTroubled;
        }

        boolean isWhole() {
            return isWhole;
        }

        @Override
        public Written write(List<Write> together, Deadline deadline) {
            try {
                turns.await(thread);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            var trouble = random.nextInt(200);
            if (trouble < troublePercent) {
                isTroubled = true;
                return new Written.Conflict();
            }
            writes++;
            last = writes;
            var written = table.write(together, deadline);
            if (written instanceof Written.Made) {
                made.add(writes);
                var change = together.getFirst().change();
                isWhole =
                        change.remove().contains(UserItem.CLAIM)
                                || change.add().containsKey(UserItem.GUESSES);
            }
            if (trouble < 2 * troublePercent) {
                isTroubled = true;
                return new Written.Unavailable();
            }
            return written;
        }

        @Override
        public Read read(String key, Deadline deadline) {
            return table.read(key, deadline);
        }
    }

    private long stored(String key) {
        var item = ((Read.Found) new PersistentTable(table).read(key, Story.deadline())).item();
        return (long)
                item.getOrDefault(
                        key.startsWith("user#") ? UserItem.GUESSES : SendChanges.COUNT, 0L);
    }
}
