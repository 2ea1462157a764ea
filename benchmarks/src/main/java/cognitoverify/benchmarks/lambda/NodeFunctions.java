package cognitoverify.benchmarks.lambda;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * The same functions for Node, from {@code benchmarks/node}, with what npm installs for them.
 *
 * @param node the program
 * @param folder their task root
 * @param version Node's
 */
public record NodeFunctions(Path node, Path folder, String version) {
    /**
     * Installs them; null where there is no Node or no npm.
     *
     * @param sources {@code benchmarks/node}
     * @param folder takes a copy of them and what npm installs
     */
    public static @Nullable NodeFunctions install(
            Path sources, Path folder, Consumer<String> progress) {
        var node = Programs.onPath("node");
        var npm = Programs.onPath("npm");
        if (node == null || npm == null) {
            progress.accept("There is no node or no npm on the path: Node is left out");
            return null;
        }
        try {
            copy(sources, folder);
            if (isOutdated(folder)) {
                progress.accept("Installing the Node functions");
                Jdk.run(
                        List.of(npm.toString(), "ci", "--no-audit", "--no-fund", "--omit=dev"),
                        folder);
                Files.copy(
                        folder.resolve("package-lock.json"),
                        folder.resolve("installed.json"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NodeFunctions(node, folder, Jdk.run(List.of(node.toString(), "-v")).strip());
    }

    /** The command that starts a function. */
    public List<String> command() {
        return List.of(node.toString(), folder.resolve("runtime.js").toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean isOutdated(Path folder) throws IOException {
        var installed = folder.resolve("installed.json");
        return !Files.exists(installed)
                || Files.mismatch(installed, folder.resolve("package-lock.json")) >= 0;
    }
}
