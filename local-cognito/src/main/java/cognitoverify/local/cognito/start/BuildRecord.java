package cognitoverify.local.cognito.start;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a build was made of and what it made, by times and sizes: where it is the same as before,
 * Maven has nothing to do.
 *
 * @param text a line for each file and folder
 * @param changedAt when the newest source, resource or POM was changed, or one was removed
 */
record BuildRecord(String text, Instant changedAt) {
    /**
     * A file or a folder.
     *
     * @param size zero for a folder: what is in it has lines of its own
     */
    private record Entry(Path path, Instant changedAt, long size) {
        @Override
        public String toString() {
            return path + " " + changedAt + " " + size;
        }
    }

    static BuildRecord of(Path repository, ClassPath classPath) throws IOException {
        var made = new ArrayList<Entry>();
        addAll(repository.resolve(".mvn"), made);
        addAll(repository.resolve("pom.xml"), made);
        for (var classes : classPath.modules()) {
            var module = classes.resolve("..").resolve("..").normalize();
            addAll(module.resolve("pom.xml"), made);
            addAll(module.resolve("src").resolve("main"), made);
        }
        var newest = made.stream().map(Entry::changedAt).max(Instant::compareTo);
        var all = new ArrayList<>(made);
        for (var classes : classPath.modules()) {
            addAll(classes, all);
        }
        for (var library : classPath.libraries()) {
            addAll(library, all);
        }
        var text = all.stream().map(Entry::toString).collect(joining("\n"));
        return new BuildRecord(text, newest.orElse(Instant.MAX));
    }

    /** A link that leads nowhere, as editors make them, is there itself. */
    private static BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException leadsNowhere) {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** What isn't there adds nothing, and so makes a difference if it was there before. */
    private static void addAll(Path root, List<Entry> entries) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (var path : paths.sorted().toList()) {
                var is = attributes(path);
                var size = is.isDirectory() ? 0 : is.size();
                entries.add(new Entry(path, is.lastModifiedTime().toInstant(), size));
            }
        }
    }
}
