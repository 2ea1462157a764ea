package cognitoverify.setup.ledger;

import cognitoverify.setup.CommandGroup;
import cognitoverify.setup.Surroundings;

import picocli.CommandLine;

/** {@code guesses} and {@code limits}: what is counted over all sign-ins. */
public final class LedgerCommands {
    private LedgerCommands() {}

    /** Adds the commands. */
    public static void addTo(CommandLine tool, Surroundings surroundings) {
        tool.addSubcommand(
                CommandGroup.of("guesses", "Wrong guesses, counted over all sign-ins.")
                        .addSubcommand(new ResetGuesses(surroundings)));
        tool.addSubcommand(
                CommandGroup.of("limits", "What the ledger allows, and how much is used up.")
                        .addSubcommand(new ShowLimits(surroundings)));
    }
}
