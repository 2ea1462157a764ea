package cognitoverify.setup.pool;

import cognitoverify.setup.Surroundings;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;
import cognitoverify.setup.report.SetupException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

/** Takes what attach brought out again, and nothing that others changed since. */
@Command(
        name = "detach",
        description = {
            "Takes the triggers off a user pool, if they are ours.",
            "",
            "With the backup that attach wrote, the app client gets back what attach changed, too;"
                    + " what others changed since stays. Sign-in with codes ends at once.",
            ""
        })
final class DetachCommand extends ChangingCommand {
    private static final String ENDS =
            "Whoever signs in with a code to this user pool can't any more.";

    @Mixin private TriggerOptions triggers = new TriggerOptions();

    @Option(
            names = "--from-backup",
            paramLabel = "<file>",
            description = "The backup that attach wrote; it says which pool and client.")
    private @Nullable Path fromBackup;

    DetachCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected ExitCode run(Report report) {
        return fromBackup == null
                ? withoutBackup(report)
                : undo(report, Backup.read(surroundings().directory().resolve(fromBackup)));
    }

    private ExitCode withoutBackup(Report report) {
        var pool = poolId();
        var ours = triggers.resolve(this::deployment);
        try (var live = new LivePool(aws(), pool, null)) {
            var change = new Detachment(live.read()).of(ours, aws());
            var remarks =
                    List.of(
                            ENDS,
                            "The app clients stay as they are; --from-backup puts back what attach"
                                    + " changed there.");
            return change(report, live, pool, null, change, remarks);
        }
    }

    private ExitCode undo(Report report, Backup backup) {
        var pool = backup.pool().in(aws());
        if (isPoolNamed() && !poolId().equals(pool)) {
            throw new SetupException(
                    ExitCode.USAGE, "The backup is of another user pool: " + pool.id() + ".");
        }
        try (var live = new LivePool(aws(), pool, backup.clientId())) {
            var detachment = new Detachment(live.read());
            var change = detachment.of(backup, aws());
            return change(
                    report,
                    live,
                    pool,
                    backup.clientId(),
                    change,
                    detachment.remarks(backup, ENDS));
        }
    }
}
