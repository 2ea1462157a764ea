package cognitoverify.setup.pool;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What all commands have that change a pool. */
final class ChangeOptions {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Option(names = "--dry-run", description = "Shows what would be changed, and changes nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Changes without asking.")
    private boolean yes;

    @Option(
            names = "--backup",
            paramLabel = "<file>",
            description = {
                "New file for what is there before the change; `pool restore` goes back to it.",
                "Default: cognito-verify-<pool>-<time>.json here."
            })
    private @Nullable Path backup;

    boolean isDryRun() {
        return dryRun;
    }

    boolean isConfirmed() {
        return yes;
    }

    /** Where the backup goes. */
    Path backup(Path directory, PoolId pool, Instant now) {
        return directory.resolve(
                backup == null
                        ? Path.of("cognito-verify-" + pool.id() + "-" + TIME.format(now) + ".json")
                        : backup);
    }
}
