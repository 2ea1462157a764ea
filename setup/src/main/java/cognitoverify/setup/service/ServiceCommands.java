package cognitoverify.setup.service;

import cognitoverify.setup.CommandGroup;
import cognitoverify.setup.Surroundings;

import picocli.CommandLine;

/** {@code verify-service}: the service at Twilio. */
public final class ServiceCommands {
    private ServiceCommands() {}

    /** Adds the commands. */
    public static void addTo(CommandLine tool, Surroundings surroundings) {
        tool.addSubcommand(
                CommandGroup.of("verify-service", "The Verify service at Twilio.")
                        .addSubcommand(new CreateService(surroundings))
                        .addSubcommand(new CheckService(surroundings)));
    }
}
