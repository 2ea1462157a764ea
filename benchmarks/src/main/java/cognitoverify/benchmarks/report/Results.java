package cognitoverify.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The report of a run.
 *
 * @param machine what it ran on, a line each
 * @param sections in the order in which they were measured
 */
public record Results(List<String> machine, List<Section> sections) {
    /** Copies. */
    public Results {
        machine = List.copyOf(machine);
        sections = List.copyOf(sections);
    }

    /** Its text. */
    public String markdown() {
        var facts = machine.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
        var parts =
                sections.stream()
                        .map(part -> "\n## " + part.title() + "\n\n" + part.body())
                        .collect(Collectors.joining());
        return """
        # Results

        Written by `./mvnw -q -Pbenchmarks`; don't edit. [benchmarks/README.md](../../benchmarks/README.md) says what is measured
        and how to read it. Times are medians; behind them are the smallest, the quartiles and the largest.

        """
                + facts
                + parts;
    }
}
