package cognitoverify.setup;

import cognitoverify.setup.terminal.ProcessTerminal;
import cognitoverify.setup.terminal.Terminal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the tool finds around it, so that tests can run it in their own process.
 *
 * @param environment the process's variables
 * @param terminal who sits there
 * @param directory where files go that are named by a relative path
 * @param clock the time
 * @param command how the tool was called, for the commands that it recommends
 */
public record Surroundings(
        Map<String, String> environment,
        Terminal terminal,
        Path directory,
        InstantSource clock,
        String command) {

    /** This process's. */
    static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                new ProcessTerminal(),
                Path.of(""),
                InstantSource.system(),
                System.getProperty("setup.command", "java -jar setup-all.jar"));
    }
}
