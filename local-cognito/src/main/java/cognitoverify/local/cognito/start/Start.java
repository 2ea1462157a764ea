package cognitoverify.local.cognito.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
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
        if (!record().text().equals(read("build-record"))) {
            // A Maven that stays between builds is to run the program after this one.
            Files.deleteIfExists(folder.resolve("run-by"));
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
        var now = record();
        var isBuilt = now.changedAt().isBefore(build.startedAt());
        write("build-record", isBuilt && !classPath.hasOurOwnJars(repository) ? now.text() : "");
        writeArguments();
        return true;
    }

    /** Of files that change while they are looked at there is none, and Maven builds. */
    private BuildRecord record() {
        try {
            return BuildRecord.of(repository, classPath);
        } catch (IOException | UncheckedIOException changing) {
            return new BuildRecord("changing", Instant.MAX);
        }
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

    /**
     * For {@code java}, which reads it as the system writes, so that it begins with {@link
     * MavenStart} before a build. Maven adds what it is to do, and the repository's folder of then.
     */
    private void writeArguments() throws IOException {
        write(
                "java-arguments",
                Stream.concat(
                                archive().options().stream(),
                                Stream.of(
                                        "-classpath",
                                        classPath.in(repository),
                                        MavenStart.class.getName()))
                        .map(argument -> '"' + argument.replace("\\", "\\\\") + '"')
                        .collect(Collectors.joining("\n")),
                Charset.forName(System.getProperty("native.encoding")));
    }

    private ClassArchive archive() {
        return new ClassArchive(folder, classPath);
    }

    private String read(String file) throws IOException {
        var path = folder.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }

    private void write(String file, String text) throws IOException {
        write(file, text, UTF_8);
    }

    /**
     * At once, so that a program that starts meanwhile reads all of it or what was there before.
     */
    private void write(String file, String text, Charset charset) throws IOException {
        var written = Files.writeString(Files.createTempFile(folder, file, ""), text, charset);
        Files.move(written, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }
}
