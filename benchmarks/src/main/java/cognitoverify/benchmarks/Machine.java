package cognitoverify.benchmarks;

import cognitoverify.benchmarks.lambda.Processors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What a run ran on. */
final class Machine {
    private Machine() {}

    /** A line for each fact. */
    static List<String> description(String node, String processors) {
        var facts = new ArrayList<String>();
        facts.add("Date: " + LocalDate.now(ZoneOffset.UTC) + ", version " + commit());
        facts.add(
                "Machine: "
                        + Processors.COUNT
                        + " × "
                        + found("/proc/cpuinfo", "model name", "a processor")
                        + ", "
                        + memory()
                        + " of memory, "
                        + System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + ", "
                        + System.getProperty("os.arch"));
        facts.add(
                "JDK: "
                        + System.getProperty("java.vendor.version")
                        + ", "
                        + System.getProperty("java.runtime.version"));
        facts.add("Node: " + node);
        facts.add(processors);
        return facts;
    }

    private static String memory() {
        var kilobytes = found("/proc/meminfo", "MemTotal", "").replaceAll("[^0-9]", "");
        return kilobytes.isEmpty()
                ? "some"
                : Math.round(Long.parseLong(kilobytes) / 1_048_576.0) + " GB";
    }

    private static String commit() {
        try {
            var git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
            return new String(
                            git.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException noGit) {
            return "unknown";
        }
    }

    private static String found(String file, String name, String otherwise) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException notLinux) {
            return otherwise;
        }
    }
}
