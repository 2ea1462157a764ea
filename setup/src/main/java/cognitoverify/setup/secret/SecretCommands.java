package cognitoverify.setup.secret;

import cognitoverify.setup.CommandGroup;
import cognitoverify.setup.Surroundings;

import picocli.CommandLine;

/** {@code secret}: what only the functions may know. */
public final class SecretCommands {
    private SecretCommands() {}

    /** Adds the command. */
    public static void addTo(CommandLine tool, Surroundings surroundings) {
        tool.addSubcommand(
                CommandGroup.of("secret", "Twilio's secret and the ledger's key, in SSM.")
                        .addSubcommand(new PutSecret(surroundings)));
    }
}
