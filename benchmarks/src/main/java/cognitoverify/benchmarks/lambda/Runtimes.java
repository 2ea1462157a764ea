package cognitoverify.benchmarks.lambda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the managed runtime java25 starts a JVM: the Runtime Interface Client on the class path,
 * which has a class loader of its own for the function in the task root. The benchmarks' README
 * says where each option is known from.
 *
 * @param library the client's native library, unpacked once
 * @param nothing an empty folder
 */
public record Runtimes(Path library, Path nothing) {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.";
    private static final List<String> JARS =
            List.of(
                    "aws-lambda-java-core-",
                    "aws-lambda-java-runtime-interface-client-",
                    "aws-lambda-java-serialization-",
                    "annotations-2.",
                    "utils-lite-");

    /**
     * What {@code template.yaml} adds in {@code JAVA_TOOL_OPTIONS}; {@code TemplateTest} has it,
     * too.
     */
    public static final String TOOL_OPTIONS = "-XX:TieredStopAtLevel=1";

    /** 85 % of 1,024 MB. */
    private static final String HEAP = "-XX:MaxHeapSize=891289k";

    /** What a JVM takes at first with that much memory; this machine has more. */
    private static final String FIRST_HEAP = "-XX:InitialHeapSize=16m";

    /** Where the function's classes are. */
    public enum Layout {
        /** In the task root, as a ZIP file on the managed runtime has it. */
        TASK_ROOT,
        /** On the JVM's class path behind the client, as only an image can have it. */
        CLASS_PATH
    }

    /** Unpacks into that folder. */
    public static Runtimes in(Path folder) {
        var library = folder.resolve("libaws-lambda-jni.so");
        var resource =
                System.getProperty("os.arch", "").equals("aarch64")
                        ? "/jni/libaws-lambda-jni.linux-aarch_64.so"
                        : "/jni/libaws-lambda-jni.linux-x86_64.so";
        try (var in = Runtimes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The client has no library for this machine");
            }
            Files.deleteIfExists(library);
            Files.copy(in, library);
            return new Runtimes(
                    library, Files.createDirectories(folder.resolve("empty-task-root")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The command that starts a function.
     *
     * @param options come first
     * @param isSnapStart whether it is for a snapshot: the JVM's own compilers then
     */
    public List<String> command(
            Trigger trigger,
            Packages packages,
            Layout layout,
            List<String> options,
            boolean isSnapStart) {
        var command = new ArrayList<String>();
        command.add(Jdk.program("java").toString());
        command.addAll(options);
        command.addAll(List.of(HEAP, FIRST_HEAP, "-XX:+UseSerialGC", "-XX:+ErrorFileToStderr"));
        if (!isSnapStart) {
            command.addAll(List.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1"));
        }
        command.addAll(
                List.of(
                        "-Djava.net.preferIPv4Stack=true",
                        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                        "-D" + CLIENT + "runtimeapi.NativeClient.JNI=" + library,
                        "--add-opens=java.base/java.io=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(trigger, packages, layout),
                        CLIENT + "AWSLambda",
                        trigger.handler()));
        return command;
    }

    /** The task root that goes with it. */
    public Path taskRoot(Trigger trigger, Packages packages, Layout layout) {
        return switch (layout) {
            case TASK_ROOT -> packages.of(trigger);
            case CLASS_PATH -> nothing;
        };
    }

    private static String classPath(Trigger trigger, Packages packages, Layout layout) {
        var jars = new ArrayList<>(client());
        if (layout == Layout.CLASS_PATH) {
            packages.jars(trigger).forEach(jar -> jars.add(jar.toString()));
        }
        return String.join(File.pathSeparator, jars);
    }

    /** The client's jars, from this program's own class path. */
    private static List<String> client() {
        var all = System.getProperty("java.class.path", "").split(File.pathSeparator, -1);
        return Arrays.stream(all)
                .filter(entry -> JARS.stream().anyMatch(name(entry)::startsWith))
                .sorted()
                .collect(Collectors.toList());
    }

    private static String name(String entry) {
        return entry.substring(entry.lastIndexOf(File.separatorChar) + 1);
    }
}
