package cognitoverify.benchmarks.cold;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of the JVM's log of classes.
 *
 * @param millis when it was loaded, since 1970
 * @param name the class's
 */
record LoadedClass(long millis, String name) {
    /** What the JVM is told, before the file's name. */
    static final String OPTION = "-Xlog:class+load:file=%s:timemillis";

    private static final Pattern LINE = Pattern.compile("\\[(\\d+)ms] (\\S+) source: .*");

    /** The lines that are about a class, in their order. */
    static List<LoadedClass> parse(List<String> lines) {
        return lines.stream()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> new LoadedClass(Long.parseLong(line.group(1)), line.group(2)))
                .toList();
    }

    /** Whose class it is. */
    Origin origin() {
        return Origin.of(name);
    }
}
