package cognitoverify.setup.pool;

import cognitoverify.setup.Caution;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What all commands have that change a pool. */
final class ChangeOptions {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Mixin private Caution caution = new Caution();

    @Option(
            names = "--backup",
            paramLabel = "<file>",
            description = {
                "New file for what is there before the change; `pool restore` goes back to it.",
                "Default: cognito-verify-<pool>-<time>.json here."
            })
    private @Nullable Path backup;

    Caution caution() {
        return caution;
    }

    /** Where the backup goes. */
    Path backup(Path directory, PoolId pool, Instant now) {
        return directory.resolve(
                backup == null
                        ? Path.of("cognito-verify-" + pool.id() + "-" + TIME.format(now) + ".json")
                        : backup);
    }
}
