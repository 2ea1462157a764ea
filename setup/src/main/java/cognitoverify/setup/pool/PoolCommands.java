package cognitoverify.setup.pool;

import cognitoverify.setup.Surroundings;

import picocli.CommandLine;

/** The commands of {@code setup pool}. */
public final class PoolCommands {
    private PoolCommands() {}

    /** Adds them to their group. */
    public static CommandLine addTo(CommandLine group, Surroundings surroundings) {
        return group.addSubcommand(new AttachCommand(surroundings))
                .addSubcommand(new DetachCommand(surroundings))
                .addSubcommand(new RestoreCommand(surroundings))
                .addSubcommand(new AuditCommand(surroundings));
    }
}
