package cognitoverify.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Copies sources, as somebody has them who has just fetched them. What is built from them in the
 * tree SAM would copy, and so that is done in a copy.
 */
final class Sources extends SimpleFileVisitor<Path> {
    private static final Set<String> NOT_SOURCES =
            Set.of(".git", ".aws-sam", "node_modules", "dist", "target");

    private final Path from;
    private final Path to;

    private Sources(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** With all folders in it. */
    static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new Sources(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
            throws IOException {
        if (NOT_SOURCES.contains(folder.getFileName().toString())) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(copyOf(folder));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        // In a linked worktree .git is a file.
        if (!NOT_SOURCES.contains(file.getFileName().toString())) {
            Files.copy(file, copyOf(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return FileVisitResult.CONTINUE;
    }

    private Path copyOf(Path source) {
        return to.resolve(from.relativize(source));
    }
}
