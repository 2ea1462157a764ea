package cognitoverify.setup;

import picocli.CommandLine.Option;

/** How a command that changes something is held back, or not. */
public final class Caution {
    @Option(names = "--dry-run", description = "Show what would be done, and change nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Don't ask before a change.")
    private boolean yes;

    /** Whether nothing may be changed. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** Whether the question has been answered already. */
    public boolean isConfirmed() {
        return yes;
    }
}
