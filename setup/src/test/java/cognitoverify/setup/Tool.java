package cognitoverify.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Runs the tool in this process, with an environment, a terminal and a directory of its own. */
public final class Tool {
    private final Path directory;
    private final Map<String, String> environment =
            new HashMap<>(
                    Map.of(
                            "AWS_REGION", "us-east-1",
                            "AWS_ACCESS_KEY_ID", "test",
                            "AWS_SECRET_ACCESS_KEY", "test"));
    private FakeTerminal terminal = new FakeTerminal();
    private InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    /** In that directory. */
    public Tool(Path directory) {
        this.directory = directory;
    }

    /** With a variable more. */
    public Tool with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** At that time. */
    public Tool at(InstantSource time) {
        clock = time;
        return this;
    }

    /** A person who gives these answers. */
    public Tool answering(String... answers) {
        terminal.answering(answers);
        return this;
    }

    /** A script that pipes this in. */
    public Tool piping(String text) {
        terminal.piping(text);
        return this;
    }

    /** Runs it; the answers are used up afterwards. */
    public Result run(String... arguments) {
        var used = terminal;
        terminal = new FakeTerminal();
        var surroundings = new Surroundings(environment, used, directory, clock, "setup");
        var exitCode = SetupMain.commandLine(surroundings).execute(arguments);
        return new Result(exitCode, used.written(), used.complained());
    }

    /**
     * What a run did.
     *
     * @param exitCode what the process would have ended with
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    public record Result(int exitCode, String out, String err) {

        /** Both. */
        public String all() {
            return out + err;
        }

        /** Standard output as JSON; it must be nothing else. */
        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + out, e);
            }
        }
    }
}
