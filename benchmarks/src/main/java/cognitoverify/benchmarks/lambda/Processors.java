package cognitoverify.benchmarks.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Which processors are whose: the last one is the function's alone, as Lambda gives a small
 * function at most one, and all others are for what it asks. Where there is no {@code taskset}, or
 * one processor only, everybody has all.
 */
public final class Processors {
    /** How many there are, before this process leaves one alone. */
    public static final int COUNT = Runtime.getRuntime().availableProcessors();

    private static final int LAST = COUNT - 1;
    private static final boolean CAN_BE_SPLIT =
            LAST > 0 && Files.isExecutable(Path.of("/usr/bin/taskset"));

    private Processors() {}

    /** Has this process, and what it starts from now on, leave the function's processor alone. */
    public static void leaveOneAlone() {
        if (CAN_BE_SPLIT) {
            var processors = "0-" + (LAST - 1);
            var self = Long.toString(ProcessHandle.current().pid());
            run(List.of("/usr/bin/taskset", "-a", "-p", "-c", processors, self));
        }
    }

    /** The same command on the function's processor. */
    public static List<String> onOneAlone(List<String> command) {
        var pinned = new ArrayList<String>();
        if (CAN_BE_SPLIT) {
            pinned.addAll(List.of("/usr/bin/taskset", "-c", Integer.toString(LAST)));
        }
        pinned.addAll(command);
        return pinned;
    }

    /** The same command on all of them. */
    public static List<String> onAll(List<String> command) {
        var free = new ArrayList<String>();
        if (CAN_BE_SPLIT) {
            free.addAll(List.of("/usr/bin/taskset", "-c", "0-" + LAST));
        }
        free.addAll(command);
        return free;
    }

    /** A sentence on it for the report. */
    public static String description() {
        return CAN_BE_SPLIT
                ? "A function has processor " + LAST + " for itself; what it asks has the others."
                : "Functions and what they ask share all processors: there is no `taskset`.";
    }

    private static void run(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
