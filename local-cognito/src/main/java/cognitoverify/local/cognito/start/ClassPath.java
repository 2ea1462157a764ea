package cognitoverify.local.cognito.start;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the program runs with.
 *
 * @param libraries jars
 * @param modules folders of classes, each {@code target/classes} in its module
 */
record ClassPath(List<Path> libraries, List<Path> modules) {
    ClassPath {
        libraries = List.copyOf(libraries);
        modules = List.copyOf(modules);
    }

    static ClassPath of(String text) {
        var all = Stream.of(text.split(File.pathSeparator, -1)).map(Path::of).toList();
        return new ClassPath(
                all.stream().filter(ClassPath::isJar).toList(),
                all.stream().filter(entry -> !isJar(entry)).toList());
    }

    private static boolean isJar(Path entry) {
        return entry.toString().endsWith(".jar");
    }

    /** The jars alone. */
    String ofLibraries() {
        return text(libraries.stream());
    }

    /** The jars come first: an archive of their classes is good for paths that begin with them. */
    @Override
    public String toString() {
        return text(Stream.concat(libraries.stream(), modules.stream()));
    }

    private static String text(Stream<Path> entries) {
        return entries.map(Path::toString).collect(joining(File.pathSeparator));
    }
}
