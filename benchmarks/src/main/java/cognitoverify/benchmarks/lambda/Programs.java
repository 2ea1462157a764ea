package cognitoverify.benchmarks.lambda;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What is installed on this machine. */
public final class Programs {
    private Programs() {}

    /** Where the path has a program of that name; null if nowhere. */
    public static @Nullable Path onPath(String name) {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return Arrays.stream(path)
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
