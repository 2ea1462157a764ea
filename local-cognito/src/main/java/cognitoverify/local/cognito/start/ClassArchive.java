package cognitoverify.local.cognito.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.local.cognito.LocalCognitoMain;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The classes of the JDK and the libraries that a start loads, read and checked beforehand: the
 * JVM's class data sharing. Only jars can be in it, so our own classes, which change all the time,
 * are not. A JVM that it doesn't fit, for whatever reason, starts without it and says nothing.
 */
final class ClassArchive {
    private static final Pattern PAGE = Pattern.compile("Sign in at (http://\\S+)");
    private static final String LAST_LINE = "Ctrl-C ends it.";

    private final Path folder;
    private final ClassPath classPath;
    private final Path file;

    ClassArchive(Path folder, ClassPath classPath) {
        this.folder = folder;
        this.classPath = classPath;
        this.file = file(folder, classPath);
    }

    /** Another one for other libraries, and for another JDK. */
    static Path file(Path folder, ClassPath classPath) {
        var madeFor = Runtime.version() + classPath.ofLibraries();
        return folder.resolve(UUID.nameUUIDFromBytes(madeFor.getBytes(UTF_8)) + ".jsa");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** For the JVM; none if there is no archive, since to name one turns off the JDK's own. */
    List<String> options() {
        return exists()
                ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:aot=off")
                : List.of();
    }

    /**
     * Makes it, in some ten seconds: runs the program until it has served its page, to see which
     * classes that takes. The archive gets its name when it is whole, and each maker has files of
     * its own, so that programs beside each other do no harm.
     */
    void make() throws IOException, InterruptedException {
        var classes = temporary("class-list");
        var archive = temporary("archive");
        run(
                this::fetchPage,
                "-XX:DumpLoadedClassList=" + classes,
                "-classpath",
                classPath.toString(),
                LocalCognitoMain.class.getName(),
                "--port=0",
                "--verify-port=0");
        var isWhole =
                run(
                        (_, _) -> {},
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + classes,
                        "-XX:SharedArchiveFile=" + archive,
                        "-classpath",
                        classPath.ofLibraries());
        if (isWhole && Files.size(archive) > 0) {
            Files.move(archive, file, StandardCopyOption.ATOMIC_MOVE);
            deleteOlder();
        }
    }

    /** A change of a library or of the JDK makes them useless. */
    private void deleteOlder() throws IOException {
        try (var archives = Files.newDirectoryStream(folder, "*.jsa")) {
            for (var archive : archives) {
                if (!archive.equals(file)) {
                    Files.delete(archive);
                }
            }
        }
    }

    /** The program ends when it has done what a start is for. */
    private void fetchPage(Process program, String line) throws IOException {
        var page = PAGE.matcher(line);
        if (page.find()) {
            URI.create(page.group(1)).toURL().openStream().close();
        }
        if (line.equals(LAST_LINE)) {
            // Its last words are still read; destroy() of a process would close them.
            program.toHandle().destroy();
        }
    }

    /** Nothing is left of it if we end before it does. */
    private Path temporary(String name) throws IOException {
        var path = Files.createTempFile(folder, name, "");
        path.toFile().deleteOnExit();
        return path;
    }

    /** Whether it ended as it should; it does not outlive us. */
    private static boolean run(Reader reader, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var lines = process.inputReader(UTF_8)) {
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.read(process, line);
            }
            return process.waitFor() == 0;
        } finally {
            process.destroy();
        }
    }

    /** Reads what a process writes. */
    private interface Reader {
        void read(Process process, String line) throws IOException;
    }
}
