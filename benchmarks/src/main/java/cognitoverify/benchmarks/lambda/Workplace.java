package cognitoverify.benchmarks.lambda;

import cognitoverify.benchmarks.lambda.Runtimes.Layout;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All that the benchmarks of a function's start need, made once.
 *
 * @param folder for what they leave behind
 * @param node null where it is not installed
 * @param progress is told what takes time
 */
public record Workplace(
        Path folder,
        Services services,
        Packages packages,
        Runtimes runtimes,
        @Nullable NodeFunctions node,
        Consumer<String> progress)
        implements AutoCloseable {
    private static final int MOST_TRIES = 3;

    /**
     * Makes it.
     *
     * @param repository the repository's folder
     */
    public static Workplace make(Path repository, Consumer<String> progress) {
        var module = repository.resolve("benchmarks");
        var folder = module.resolve("target").resolve("lambda").toAbsolutePath();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var packages = Packages.build(repository, folder.resolve("packages"), progress);
        var node = NodeFunctions.install(module.resolve("node"), folder.resolve("node"), progress);
        Processors.leaveOneAlone();
        return new Workplace(
                folder, Services.start(folder), packages, Runtimes.in(folder), node, progress);
    }

    /** Measures, again if a busy machine let a function run out of time. */
    public <T> T patiently(Supplier<T> measurement) {
        for (var tries = 1; tries < MOST_TRIES; tries++) {
            try {
                return measurement.get();
            } catch (IllegalStateException tooSlow) {
                progress.accept("  once more, since " + tooSlow.getMessage());
            }
        }
        return measurement.get();
    }

    /** Where a function's process writes what it has to say. */
    public Path log() {
        return folder.resolve("function.log");
    }

    /** A start on the managed runtime without SnapStart. */
    public Start java(Trigger trigger, Layout layout, List<String> options, boolean hasLedger) {
        return new Start(
                trigger,
                runtimes.command(trigger, packages, layout, trusting(options), false),
                trigger.handler(),
                environment(hasLedger, Services.credentials()),
                runtimes.taskRoot(trigger, packages, layout));
    }

    /** A start for a snapshot. */
    public Start snapStart(Trigger trigger, List<String> options, boolean hasLedger) {
        var more = new HashMap<>(services.credentialsAtAnAddress());
        more.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        more.put("JAVA_TOOL_OPTIONS", Runtimes.TOOL_OPTIONS);
        return new Start(
                trigger,
                runtimes.command(trigger, packages, Layout.TASK_ROOT, trusting(options), true),
                trigger.handler(),
                environment(hasLedger, more),
                runtimes.taskRoot(trigger, packages, Layout.TASK_ROOT));
    }

    /** A start of the Node function. */
    public Start node(Trigger trigger, NodeFunctions functions) {
        return new Start(
                trigger,
                functions.command(),
                trigger.label() + ".handler",
                environment(false, Services.credentials()),
                functions.folder());
    }

    private Map<String, String> environment(boolean hasLedger, Map<String, String> more) {
        var environment = new HashMap<>(services.environment(hasLedger));
        environment.putAll(more);
        return environment;
    }

    private List<String> trusting(List<String> options) {
        var all = new ArrayList<>(options);
        all.add(services.trust());
        return all;
    }

    @Override
    public void close() {
        services.close();
    }
}
