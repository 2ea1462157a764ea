package cognitoverify.benchmarks.lambda;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A way to start a function.
 *
 * @param command what is run
 * @param handler what the runtime is told
 * @param environment what is in it beside Lambda's own
 * @param taskRoot its working folder
 */
public record Start(
        Trigger trigger,
        List<String> command,
        String handler,
        Map<String, String> environment,
        Path taskRoot) {
    /** Copies. */
    public Start {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The same JVM with another option, which comes after those that are there and so wins. */
    public Start withOption(String option) {
        var longer = new ArrayList<>(command);
        longer.add(longer.indexOf("-cp"), option);
        return new Start(trigger, longer, handler, environment, taskRoot);
    }

    /** Does it. */
    public FunctionProcess start(Path log) {
        return FunctionProcess.start(command, handler, environment, taskRoot, log);
    }
}
