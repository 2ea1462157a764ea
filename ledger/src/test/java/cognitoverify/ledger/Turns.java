package cognitoverify.ledger;

import java.util.Random;
import java.util.TreeSet;

/** Lets threads run one at a time, and chooses whose turn it is: the same for the same seed. */
final class Turns {
    private final Random random;
    private final TreeSet<Integer> waiting = new TreeSet<>();
    private int running;
    private int chosen = -1;

    Turns(int threads, Random random) {
        running = threads;
        this.random = random;
    }

    /** Goes on when it is that thread's turn. */
    synchronized void await(int thread) throws InterruptedException {
        waiting.add(thread);
        choose();
        while (chosen != thread) {
            wait();
        }
        chosen = -1;
    }

    /** The thread takes no more turns. */
    synchronized void end() {
        running--;
        choose();
    }

    /** Only when all that run are waiting. */
    private void choose() {
        if (running > 0 && waiting.size() == running) {
            chosen =
                    waiting.stream().skip(random.nextInt(waiting.size())).findFirst().orElseThrow();
            waiting.remove(chosen);
            notifyAll();
        }
    }
}
