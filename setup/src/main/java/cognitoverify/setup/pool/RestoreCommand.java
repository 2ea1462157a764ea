package cognitoverify.setup.pool;

import cognitoverify.setup.Surroundings;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts a pool back as a backup has it. */
@Command(
        name = "restore",
        description = {
            "Puts a user pool and its app client back as they were when a backup was written.",
            "",
            "It works after a change that ended half-way, too. What others changed since is put back"
                    + " as well; `pool detach --from-backup` leaves that alone.",
            ""
        })
final class RestoreCommand extends ChangingCommand {
    @Parameters(paramLabel = "<file>", description = "A backup that one of these commands wrote.")
    private Path file = Path.of("");

    RestoreCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected ExitCode run(Report report) {
        var backup = Backup.read(surroundings().directory().resolve(file));
        var pool = backup.pool().in(aws());
        report.progress("Reading user pool " + pool.id());
        try (var live = new LivePool(aws(), pool, backup.clientId())) {
            var now = live.read();
            var change = new Detachment(now).toBefore(backup, aws());
            return change(report, live, pool, backup.clientId(), change, remarks(backup, now));
        }
    }

    /** Names what the change that the backup belongs to had no part in. */
    private List<String> remarks(Backup backup, PoolState now) {
        var ours =
                backup.before().settingsChangedTo(backup.intended()).stream()
                        .map(Difference::text)
                        .toList();
        var others = new ArrayList<String>();
        for (var difference : backup.before().settingsChangedTo(now)) {
            if (!ours.contains(difference.text())) {
                others.add(difference.text());
            }
        }
        return others.isEmpty()
                ? List.of()
                : List.of(
                        "CHANGED BY SOMEBODY ELSE since the backup, and put back, too: "
                                + String.join(", ", others)
                                + ".\n  To leave that alone: "
                                + paste("pool detach --from-backup " + file));
    }
}
