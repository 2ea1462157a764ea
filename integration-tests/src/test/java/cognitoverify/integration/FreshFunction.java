package cognitoverify.integration;

import cognitoverify.lambda.Event;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs {@link FirstInvocation} in a JVM of its own, with a function's package and what the managed
 * runtime adds to it.
 */
final class FreshFunction implements AutoCloseable {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    /** What the managed runtime brings, and the program. */
    private static final Pattern RUNTIME =
            Pattern.compile(
                    ".*/aws-lambda-java-(core|runtime-interface-client|serialization)-[^/]*\\.jar"
                            + "|.*/integration-tests/target/test-classes/?");

    private static final Pattern LOADED = Pattern.compile("^.*?\\s(\\S+) source: .*$");

    private final TemporaryFolder folder = new TemporaryFolder("first-invocation");
    private final String handler;
    private final Map<String, String> environment;
    private final List<String> options;

    FreshFunction(String handler, Map<String, String> environment, List<String> options) {
        this.handler = handler;
        this.environment = environment;
        this.options = options;
    }

    /** Starts, does that before the first invocation, and returns its response. */
    JsonNode invoke(String before, Event event) {
        write("event.json", event.json());
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "-Xlog:class+load:file=" + folder.path().resolve("classes"),
                        // As the managed runtime tells org.crac whom to ask.
                        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        FirstInvocation.class.getName(),
                        handler,
                        before,
                        folder.path().toString()));
        var ended = Program.run(folder.path(), LONG_ENOUGH, command, environment);
        if (ended.exitCode() != 0) {
            throw new AssertionError(ended.output() + ended.errors());
        }
        write("output", ended.output());
        return Event.parse(read("answer.json")).node().path("response");
    }

    /** The classes that were loaded by the invocation. */
    List<String> loaded() {
        var names =
                read("classes")
                        .lines()
                        .map(LOADED::matcher)
                        .filter(line -> line.matches())
                        .map(line -> line.group(1))
                        .toList();
        return names.subList(
                names.indexOf(FirstInvocation.Restored.class.getName()) + 1,
                names.indexOf(FirstInvocation.Answered.class.getName()));
    }

    /** What it wrote to standard output. */
    String output() {
        return read("output");
    }

    Duration took() {
        return Duration.ofNanos(Long.parseLong(read("nanos")));
    }

    /** A file that it left. */
    String read(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return folder.path().resolve(name);
    }

    @Override
    public void close() {
        folder.close();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(path(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String classPath() {
        var runtime =
                ClassPath.entries().stream()
                        .map(Path::toString)
                        .filter(entry -> RUNTIME.matcher(entry).matches());
        return Stream.concat(runtime, Stream.of(PackagedFunction.jar(handler).toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
