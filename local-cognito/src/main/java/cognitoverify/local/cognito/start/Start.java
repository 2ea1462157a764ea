package cognitoverify.local.cognito.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides whether the program runs, and leaves behind what the next start needs for that. */
final class Start {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path repository;
    private final ClassPath classPath;
    private final Build build;
    private final Path folder;

    Start(Path repository, ClassPath classPath, Build build) {
        this.repository = repository;
        this.classPath = classPath;
        this.build = build;
        this.folder = repository.resolve("local-cognito").resolve("target").resolve("start");
    }

    /** Before the build: only where it would change nothing. */
    boolean runsIfUnchanged() throws IOException {
        if (!BuildRecord.of(repository, classPath).text().equals(read("build-record"))) {
            return false;
        }
        write("run-by", build.id());
        return true;
    }

    /**
     * After the build: unless the same run of Maven has run it before. What was changed since Maven
     * began may not be in the classes, and then the next start is to build again.
     */
    boolean runsAfterBuild() throws IOException {
        if (build.id().equals(read("run-by"))) {
            return false;
        }
        Files.createDirectories(folder);
        var now = BuildRecord.of(repository, classPath);
        var isBuilt = now.changedAt().isBefore(build.startedAt());
        write("build-record", isBuilt ? now.text() : "");
        writeArguments();
        return true;
    }

    /** Sees to it that the next start finds the libraries' classes in an archive. */
    void archiveInBackground() {
        if (!archive().exists()) {
            Thread.ofPlatform().daemon().start(this::makeArchive);
        }
    }

    private void makeArchive() {
        try {
            // First the program's own start, which is all there is of --help and the like.
            Thread.sleep(PATIENCE);
            archive().make();
            writeArguments();
        } catch (IOException | InterruptedException | IllegalStateException _) {
            // Or the program is ending. Starts take a second longer without it; the next one tries
            // again.
        }
    }

    /** For {@code java}, so that it begins with {@link MavenStart} before a build. */
    private void writeArguments() throws IOException {
        write(
                "java-arguments",
                Stream.concat(
                                archive().options().stream(),
                                Stream.of(
                                        "-classpath",
                                        classPath.toString(),
                                        MavenStart.class.getName(),
                                        "if-unchanged",
                                        repository.toString()))
                        .map(argument -> '"' + argument.replace("\\", "\\\\") + '"')
                        .collect(Collectors.joining("\n")));
    }

    private ClassArchive archive() {
        return new ClassArchive(folder, classPath);
    }

    private String read(String file) throws IOException {
        var path = folder.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }

    /**
     * At once, so that a program that starts meanwhile reads all of it or what was there before.
     */
    private void write(String file, String text) throws IOException {
        var written = Files.writeString(Files.createTempFile(folder, file, ""), text);
        Files.move(written, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }
}
