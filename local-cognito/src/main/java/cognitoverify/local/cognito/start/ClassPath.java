package cognitoverify.local.cognito.start;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
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
    /** In Maven's repository, the folder of our own artifacts. */
    private static final String OURS = File.separator + "cognitoverify" + File.separator;

    ClassPath {
        libraries = List.copyOf(libraries);
        modules = List.copyOf(modules);
    }

    static ClassPath of(String text) {
        var all = Stream.of(text.split(File.pathSeparator, -1)).map(ClassPath::real).toList();
        return new ClassPath(
                all.stream().filter(ClassPath::isJar).toList(),
                all.stream().filter(entry -> !isJar(entry)).toList());
    }

    /** However it is written: where Maven begins, its modules are relative to the repository. */
    private static Path real(String entry) {
        try {
            return Path.of(entry).toRealPath();
        } catch (IOException gone) {
            return Path.of(entry).toAbsolutePath();
        }
    }

    private static boolean isJar(Path entry) {
        return entry.toString().endsWith(".jar");
    }

    /** The jars alone. */
    String ofLibraries() {
        return text(libraries.stream());
    }

    /** The same for a program that is started in the repository's folder, wherever that is then. */
    String in(Path repository) {
        return text(
                Stream.concat(libraries.stream(), modules.stream().map(repository::relativize)));
    }

    /** Whether one of our own modules is among the jars, whose sources would not be looked at. */
    boolean hasOurOwnJars(Path repository) {
        return libraries.stream()
                .anyMatch(jar -> jar.startsWith(repository) || jar.toString().contains(OURS));
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
