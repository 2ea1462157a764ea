package cognitoverify.benchmarks.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The functions as {@code sam build} packages them: a folder each, with what goes to Lambda's task
 * root. They are built by the same Makefile, in a copy of the repository as SAM does, and built
 * again only when a source is newer.
 *
 * @param folder has one folder for each function
 */
public record Packages(Path folder) {
    private static final Set<String> NOT_COPIED =
            Set.of(".git", ".aws-sam", "target", "node_modules", "docs");
    private static final Set<String> NO_SOURCES = Set.of("benchmarks", "integration-tests", "test");

    /**
     * Builds what is missing.
     *
     * @param repository its folder
     * @param folder takes the packages
     * @param progress is told what takes time
     */
    public static Packages build(Path repository, Path folder, Consumer<String> progress) {
        var packages = new Packages(folder);
        try {
            if (!packages.isNewerThan(newest(repository))) {
                delete(folder);
                packages.make(repository, progress);
            }
            packages.makeEmpty();
            return packages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A function's task root. */
    public Path of(Trigger trigger) {
        return folder.resolve(trigger.function());
    }

    /** The size of a package, in MB, before it is zipped. */
    public double megabytes(Trigger trigger) {
        try (var files = Files.walk(of(trigger))) {
            return files.filter(Files::isRegularFile).mapToLong(Packages::size).sum() / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same package as jars only, which is how an AOT cache wants it, in the order in which
     * Lambda's loader takes them: the classes of the task root, then {@code lib/}.
     */
    public List<Path> jars(Trigger trigger) {
        var jar = folder.resolve(trigger.function() + ".jar");
        try (var lib = Files.exists(lib(trigger)) ? Files.list(lib(trigger)) : Stream.<Path>of()) {
            var classes = looseClasses(trigger);
            if (!classes.isEmpty()) {
                pack(classes, jar);
            }
            var libraries = lib.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            return classes.isEmpty()
                    ? libraries
                    : Stream.concat(Stream.of(jar), libraries.stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path lib(Trigger trigger) {
        return of(trigger).resolve("lib");
    }

    private Map<String, Path> looseClasses(Trigger trigger) throws IOException {
        var root = of(trigger);
        var found = new TreeMap<String, Path>();
        try (var files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(lib(trigger)))
                    .forEach(file -> found.put(root.relativize(file).toString(), file));
        }
        return found;
    }

    /** Only where it is not there: an AOT cache belongs to a jar of that very time. */
    private static void pack(Map<String, Path> files, Path jar) throws IOException {
        if (Files.exists(jar)) {
            return;
        }
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                Files.copy(file.getValue(), out);
                out.closeEntry();
            }
        }
    }

    private boolean isNewerThan(FileTime sources) throws IOException {
        var done = folder.resolve("done");
        return Files.exists(done) && Files.getLastModifiedTime(done).compareTo(sources) > 0;
    }

    private void make(Path repository, Consumer<String> progress) throws IOException {
        var copy = folder.resolve("repository");
        copy(repository, copy);
        for (var trigger : List.of(Trigger.DEFINE, Trigger.CREATE, Trigger.VERIFY)) {
            progress.accept("Packaging " + trigger.function() + " as sam build does");
            Jdk.run(
                    List.of(
                            "make",
                            "-s",
                            "build-" + trigger.function(),
                            "ARTIFACTS_DIR=" + of(trigger).toAbsolutePath()),
                    copy);
        }
        delete(copy);
        Files.writeString(folder.resolve("done"), "");
    }

    private void makeEmpty() throws IOException {
        var name = EmptyHandler.class.getName().replace('.', '/') + ".class";
        var file = of(Trigger.EMPTY).resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        try (var in = EmptyHandler.class.getResourceAsStream("/" + name)) {
            if (in != null) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime newest(Path repository) throws IOException {
        var newest = new FileTime[] {FileTime.fromMillis(0)};
        walk(
                repository,
                (folder, file) -> {
                    var name = file.toString();
                    var isSource =
                            name.endsWith("pom.xml")
                                    || name.endsWith("Makefile")
                                    || name.contains("/src/main/");
                    var time = Files.getLastModifiedTime(file);
                    if (isSource && time.compareTo(newest[0]) > 0) {
                        newest[0] = time;
                    }
                },
                NO_SOURCES);
        return newest[0];
    }

    private static void copy(Path from, Path to) throws IOException {
        walk(
                from,
                (folder, file) -> {
                    var target = to.resolve(from.relativize(file));
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                },
                Set.of());
    }

    /** What is done with a file. */
    private interface Visit {
        void file(Path folder, Path file) throws IOException;
    }

    private static void walk(Path root, Visit visit, Set<String> without) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) {
                        var name = String.valueOf(directory.getFileName());
                        return NOT_COPIED.contains(name) || without.contains(name)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        visit.file(root, file);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
