package cognitoverify.setup.report;

import cognitoverify.setup.terminal.Terminal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Help.Ansi;

import java.util.Collection;
import java.util.Locale;

/**
 * Says what a command does while it does it, and what came of it in the end: as text, or with
 * {@code --json} as one JSON object on standard output and nothing else there.
 */
public final class Report {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Terminal terminal;
    private final boolean asJson;
    private final Ansi ansi;
    private final ObjectNode result = JSON.createObjectNode();
    private boolean isToMend;

    /** Of one command. */
    public Report(Terminal terminal, boolean asJson, Ansi ansi) {
        this.terminal = terminal;
        this.asJson = asJson;
        this.ansi = ansi;
    }

    /** What is being done now; for the person who waits. */
    public void progress(String what) {
        terminal.err().println(ansi.string("@|faint " + escaped(what) + "|@"));
        terminal.err().flush();
    }

    /**
     * A line of the result; with {@code --json} it goes where progress goes, since a person who is
     * asked whether to go on must see what is meant.
     */
    public void say(String line) {
        (asJson ? terminal.err() : terminal.out()).println(line);
    }

    /** A member of the JSON result; as text it is left out. */
    public void member(String name, Object value) {
        result.set(name, JSON.valueToTree(value));
    }

    /** A line of the result and the member that says the same to a script. */
    public void say(String line, String name, Object value) {
        say(line);
        member(name, value);
    }

    /** What was found, the worst first. */
    public void findings(Collection<Finding> findings) {
        var sorted = findings.stream().sorted((a, b) -> a.severity().compareTo(b.severity()));
        sorted.forEach(this::finding);
        if (!result.has("findings")) {
            result.putArray("findings");
        }
    }

    private void finding(Finding finding) {
        isToMend |= finding.severity().isToMend();
        result.withArrayProperty("findings").add(JSON.valueToTree(finding));
        if (asJson) {
            return;
        }
        var subject = finding.subject().isEmpty() ? "" : " [" + finding.subject() + "]";
        terminal.out()
                .println(
                        label(finding.severity())
                                + finding.check()
                                + subject
                                + ": "
                                + finding.message());
        if (!finding.remedy().isEmpty()) {
            terminal.out().println("        " + finding.remedy().replace("\n", "\n        "));
        }
    }

    /** What {@code --json} writes where a command could not be carried through. */
    public static String failure(int exitCode, String error) {
        return JSON.createObjectNode()
                .put("error", error)
                .put("exitCode", exitCode)
                .toPrettyString();
    }

    /** Writes the result out, and says how the tool ends. */
    public ExitCode end() {
        return end(isToMend ? ExitCode.TO_MEND : ExitCode.OK);
    }

    /** Writes the result out. */
    public ExitCode end(ExitCode exitCode) {
        if (asJson) {
            result.put("exitCode", exitCode.code());
            terminal.out().println(result.toPrettyString());
        }
        terminal.out().flush();
        return exitCode;
    }

    private String label(Severity severity) {
        var colour =
                switch (severity) {
                    case HIGH -> "bold,red";
                    case MEDIUM -> "bold,yellow";
                    case LOW -> "cyan";
                    case OK -> "green";
                };
        var name = severity == Severity.OK ? "ok" : severity.name().toUpperCase(Locale.ROOT);
        return ansi.string("@|" + colour + " " + "%-8s".formatted(name) + "|@");
    }

    /** Text that is not ours must not be read as markup. */
    private static String escaped(String text) {
        return text.replace("@|", "@ |").replace("|@", "| @");
    }
}
