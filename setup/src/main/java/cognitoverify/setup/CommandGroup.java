package cognitoverify.setup;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command that only holds others. */
public final class CommandGroup {
    private CommandGroup() {}

    /** One without any yet. */
    public static CommandLine of(String name, String description) {
        var spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
        return new CommandLine(spec);
    }
}
