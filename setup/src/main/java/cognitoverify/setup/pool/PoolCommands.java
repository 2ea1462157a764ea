package cognitoverify.setup.pool;

import cognitoverify.setup.CommandGroup;
import cognitoverify.setup.Surroundings;

import picocli.CommandLine;

/** {@code pool}: a user pool that exists, and how people get in there. */
public final class PoolCommands {
    private PoolCommands() {}

    /** Adds the commands. */
    public static void addTo(CommandLine tool, Surroundings surroundings) {
        tool.addSubcommand(
                CommandGroup.of(
                                "pool",
                                "Puts sign-in with codes on a user pool that exists, takes it off,"
                                        + " and looks for doors around it.")
                        .addSubcommand(new AttachCommand(surroundings))
                        .addSubcommand(new DetachCommand(surroundings))
                        .addSubcommand(new RestoreCommand(surroundings))
                        .addSubcommand(new AuditCommand(surroundings)));
    }
}
