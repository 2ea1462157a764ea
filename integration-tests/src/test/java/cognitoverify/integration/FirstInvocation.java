package cognitoverify.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.crac.CheckpointException;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import com.sun.management.HotSpotDiagnosticMXBean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A program: a function from its start to the end of its first invocation, as Lambda's Runtime
 * Interface Client goes through it with SnapStart, but for the snapshot itself. {@link
 * FreshFunction} runs it.
 */
final class FirstInvocation {
    private static final long TIMEOUT_MILLIS = 5000;

    private FirstInvocation() {}

    /** Between what is loaded before the snapshot and what is loaded after it. */
    static final class Restored {
        private Restored() {}

        static void mark() {}
    }

    /** After the first invocation. */
    static final class Answered {
        private Answered() {}

        static void mark() {}
    }

    /**
     * Runs.
     *
     * @param arguments the handler, what to do before the invocation, and the folder with the event
     *     and for all that there is to tell
     */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[2]);
        var event = Files.readAllBytes(folder.resolve("event.json"));
        var loader = ClassLoader.getSystemClassLoader();
        var handler =
                EventHandlerLoader.loadEventHandler(HandlerInfo.fromString(arguments[0], loader));
        var before = List.of(arguments[1].split(","));
        if (before.contains("checkpoint")) {
            checkpoint();
        }
        if (before.contains("look")) {
            look(folder);
        }
        if (before.contains("restore")) {
            Core.getGlobalContext().afterRestore(null);
        }
        var request = request(event);

        Restored.mark();
        var start = System.nanoTime();
        var answer = handler.call(request);
        var end = System.nanoTime();
        Answered.mark();

        Files.writeString(folder.resolve("answer.json"), answer.toString(UTF_8));
        Files.writeString(folder.resolve("nanos"), Long.toString(end - start));
        if (before.contains("freeze")) {
            freeze();
            handler.call(request(event));
        }
    }

    private static InvocationRequest request(byte[] event) {
        var request = new InvocationRequest();
        request.setId("7c9e6679-7425-40de-944b-e07fc1f90ae7");
        request.setDeadlineTimeInMs(System.currentTimeMillis() + TIMEOUT_MILLIS);
        request.setContent(event);
        return request;
    }

    /** Stops for longer than the JDK keeps a connection by default, as Lambda does in between. */
    private static void freeze() throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -STOP $PPID; sleep 7; kill -CONT $PPID")
                .start()
                .waitFor();
    }

    /**
     * All hooks have run when the client empties the JDK's cache of names, for which it has no
     * library here.
     */
    private static void checkpoint() throws CheckpointException {
        try {
            Core.getGlobalContext().beforeCheckpoint(null);
        } catch (UnsatisfiedLinkError noLibrary) {
            return;
        }
    }

    /** What a snapshot that were taken now would hold. */
    private static void look(Path folder) throws IOException, JMException {
        Files.write(folder.resolve("sockets"), sockets());
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpHeap(folder.resolve("heap.hprof").toString(), true);
        var histogram =
                ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "gcClassHistogram",
                                new Object[] {new String[0]},
                                new String[] {String[].class.getName()});
        Files.writeString(folder.resolve("histogram"), histogram.toString());
    }

    /** Open ones of TCP; the JDK has another that leads nowhere. Linux alone tells. */
    private static List<String> sockets() throws IOException {
        var self = Path.of("/proc/self");
        if (!Files.isDirectory(self)) {
            return List.of();
        }
        var tcp =
                Files.readString(self.resolve("net/tcp"))
                        + Files.readString(self.resolve("net/tcp6"));
        try (var files = Files.list(self.resolve("fd"))) {
            return files.map(FirstInvocation::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.replaceAll("[^0-9]", ""))
                    .filter(inode -> tcp.contains(" " + inode + " "))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
