package cognitoverify.protocol.configuration;

import java.util.List;

/**
 * The environment is not one that a function can work with. The message names variables, never
 * values.
 */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * All problems at once.
     *
     * @param problems sentences that begin with a variable's name
     */
    ConfigurationException(List<String> problems) {
        super("Wrong configuration: " + String.join("; ", problems));
    }
}
