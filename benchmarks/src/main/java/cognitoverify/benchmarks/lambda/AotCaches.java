package cognitoverify.benchmarks.lambda;

import cognitoverify.benchmarks.lambda.Runtimes.Layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * AOT caches of JDK 25, each trained by one start, one event and a proper end.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514</a>
 */
public record AotCaches(Workplace place) {
    private static final Pattern SHARED = Pattern.compile("source: shared objects file");

    /**
     * What a cache does for a start.
     *
     * @param shared classes that came from it
     * @param loaded all classes
     */
    public record Use(long shared, long loaded) {}

    /** Trains a cache for a function. */
    public Path train(Trigger trigger, Layout layout) {
        place.progress().accept("Training an AOT cache: " + trigger.label() + ", " + layout);
        var file = place.folder().resolve(trigger.label() + "-" + layout + ".aot");
        delete(file);
        var start = place.java(trigger, layout, List.of("-XX:AOTCacheOutput=" + file), false);
        var process = start.start(place.log());
        process.api().ready();
        process.api().invoke(trigger.event(place.services()));
        process.end();
        if (!Files.exists(file)) {
            throw new IllegalStateException("No AOT cache was made: see " + place.log());
        }
        return file;
    }

    /** How a JVM is told to use one. It says so if it can't. */
    public static List<String> options(Path cache) {
        return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    /** Whether it is really used, by the log of one start. */
    public Use use(Trigger trigger, Layout layout, Path cache) {
        var log = place.folder().resolve("classes.log");
        var options = List.of("-XX:AOTCache=" + cache, "-Xlog:class+load:file=" + log);
        try (var process = place.java(trigger, layout, options, false).start(place.log())) {
            process.api().ready();
            process.api().invoke(trigger.event(place.services()));
            var lines = Files.readAllLines(log);
            return new Use(
                    lines.stream().filter(line -> SHARED.matcher(line).find()).count(),
                    lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
