package cognitoverify.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The same thing done several times at once. */
final class AtOnce {
    private AtOnce() {}

    /** What came of each. */
    static <T> List<T> run(int many, IntFunction<T> work) {
        try (var threads = Executors.newFixedThreadPool(many)) {
            var running = new ArrayList<Future<T>>();
            IntStream.range(0, many)
                    .mapToObj(i -> (Callable<T>) () -> work.apply(i))
                    .forEach(task -> running.add(threads.submit(task)));
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
