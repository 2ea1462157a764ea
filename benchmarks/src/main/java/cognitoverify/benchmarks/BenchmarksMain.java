package cognitoverify.benchmarks;

import cognitoverify.benchmarks.cold.ColdStart;
import cognitoverify.benchmarks.cold.Profile;
import cognitoverify.benchmarks.lambda.Jdk;
import cognitoverify.benchmarks.lambda.Processors;
import cognitoverify.benchmarks.lambda.Workplace;
import cognitoverify.benchmarks.local.LocalStart;
import cognitoverify.benchmarks.local.ManySignIns;
import cognitoverify.benchmarks.report.Results;
import cognitoverify.benchmarks.report.Section;
import cognitoverify.benchmarks.restore.Checkpoint;
import cognitoverify.benchmarks.restore.Restore;
import cognitoverify.benchmarks.warm.WarmOverhead;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/** All benchmarks as a program: which, how often, and where the report goes. */
@Command(
        name = "benchmarks",
        description = {
            "Measures what things cost on this machine, and writes a report.",
            "",
            "With all benchmarks it replaces docs/performance/results.md, with some of them it"
                    + " writes benchmarks/target/performance instead.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class BenchmarksMain implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "<benchmark>",
            description = "Which ones: ${COMPLETION-CANDIDATES}. All if none is named.")
    private Set<Name> names = EnumSet.noneOf(Name.class);

    @Option(
            names = "--runs",
            description = "Starts of each function and of the local stack, in each way.")
    private int runs = 15;

    @Option(names = "--forks", description = "JVMs for each warm measurement.")
    private int forks = 2;

    @Option(names = "--sign-ins", description = "Sign-ins in the local Cognito.")
    private int signIns = 20_000;

    @Option(names = "--to", description = "Another folder for the report.")
    private @Nullable Path folder;

    private final Path repository = repository();

    /** A benchmark's name on the command line. */
    enum Name {
        COLD_START,
        PROFILE,
        RESTORE,
        CHECKPOINT,
        WARM,
        LOCAL_START,
        SIGN_INS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private BenchmarksMain() {}

    /** Runs them; exit code 0 in the end, 1 if one fails, 2 if an option is wrong. */
    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new BenchmarksMain())
                        .registerConverter(Name.class, BenchmarksMain::name)
                        .execute(arguments));
    }

    private static Name name(String text) {
        return Name.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public Integer call() throws IOException {
        var chosen = names.isEmpty() ? EnumSet.allOf(Name.class) : EnumSet.copyOf(names);
        var to =
                folder != null
                        ? folder
                        : chosen.size() == Name.values().length
                                ? repository.resolve("docs/performance")
                                : repository.resolve("benchmarks/target/performance");
        Files.createDirectories(to);
        var sections = new ArrayList<Section>();
        try (var place = Workplace.make(repository, BenchmarksMain::say)) {
            var node = place.node();
            var machine =
                    Machine.description(
                            node == null ? "not on this machine" : node.version(),
                            Processors.description());
            var report = to.resolve("results.md");
            for (var name : chosen) {
                say(name + ":");
                sections.add(run(name, place, to));
                // After each, so that what was measured isn't lost with what comes after.
                Files.writeString(report, new Results(machine, sections).markdown());
            }
            say("Written: " + report);
        }
        return 0;
    }

    private Section run(Name name, Workplace place, Path to) throws IOException {
        return switch (name) {
            case COLD_START -> {
                var outcome = ColdStart.measure(place, runs);
                Files.writeString(to.resolve("cold-start.svg"), outcome.plot());
                yield new Section(
                        outcome.section().title(),
                        "![Cold starts](cold-start.svg)\n\n" + outcome.section().body());
            }
            case PROFILE -> Profile.measure(place);
            case RESTORE -> Restore.measure(place, runs);
            case CHECKPOINT -> Checkpoint.measure(place, runs);
            case WARM -> WarmOverhead.measure(place, forks);
            case LOCAL_START -> LocalStart.measure(repository, runs, BenchmarksMain::say);
            case SIGN_INS -> signIns();
        };
    }

    /** In a process of its own, with all processors. */
    private Section signIns() {
        var command =
                List.of(
                        Jdk.program("java").toString(),
                        // As ./mvnw -Plocal runs it, but for the memory.
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManySignIns.class.getName(),
                        Integer.toString(signIns));
        return new Section(
                "Sign-ins in the local Cognito",
                "By code and over HTTP, 16 at once, with the ledger; all processors.\n\n"
                        + Jdk.run(Processors.onAll(command)));
    }

    private static void say(String text) {
        System.err.println(text);
    }

    /** Maven runs this in the module's folder. */
    private static Path repository() {
        var here = Path.of("").toAbsolutePath();
        return List.of(here, here.resolveSibling("")).stream()
                .filter(folder -> Files.exists(folder.resolve("template.yaml")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not in the repository"));
    }
}
