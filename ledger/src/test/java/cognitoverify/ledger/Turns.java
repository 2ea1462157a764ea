package cognitoverify.ledger;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Lets threads run one at a time, and chooses whose turn it is: the same for the same seed. */
final class Turns {
    private final Random random;
    private final TreeSet<Integer> waiting = new TreeSet<>();

    /** One for each thread, so that only the one whose turn it is wakes up. */
    private final List<Semaphore> turns;

    private int running;

    Turns(int threads, Random random) {
        running = threads;
        turns = Stream.generate(() -> new Semaphore(0)).limit(threads).toList();
        this.random = random;
    }

    /** Goes on when it is that thread's turn. */
    void await(int thread) throws InterruptedException {
        arrive(thread);
        turns.get(thread).acquire();
    }

    /** The thread takes no more turns. */
    synchronized void end() {
        running--;
        choose();
    }

    private synchronized void arrive(int thread) {
        waiting.add(thread);
        choose();
    }

    /** Only when all that run are waiting. */
    private void choose() {
        if (running > 0 && waiting.size() == running) {
            int chosen =
                    waiting.stream().skip(random.nextInt(waiting.size())).findFirst().orElseThrow();
            waiting.remove(chosen);
            turns.get(chosen).release();
        }
    }
}
