package cognitoverify.setup.pool;

import cognitoverify.setup.Surroundings;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;
import cognitoverify.setup.report.SetupException;
import cognitoverify.setup.terminal.Shell;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A command that changes a pool: shows it, asks, keeps a backup, does it, and proves it. */
abstract class ChangingCommand extends PoolCommand {
    @Mixin private ChangeOptions options = new ChangeOptions();

    ChangingCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /**
     * Does it.
     *
     * @param remarks what to know before one says yes
     */
    final ExitCode change(
            Report report,
            LivePool live,
            PoolId pool,
            @Nullable String clientId,
            Change change,
            List<String> remarks) {
        new Preview(report).show(pool, clientId, change, remarks);
        if (change.isEmpty()) {
            return end(report, false, "Nothing to change: all of this is set already.");
        }
        if (options.caution().isDryRun()) {
            return end(report, false, "Dry run: nothing was changed.");
        }
        confirm("Change this?", options.caution());
        var now = surroundings().clock().instant();
        var file = options.backup(surroundings().directory(), pool, now);
        new Backup(pool, clientId, change.before(), change.after(), change.add(), change.remove())
                .write(file, now);
        var wayBack = paste("pool restore " + Shell.word(file.toAbsolutePath().toString()));
        report.progress("Backup: " + file);
        report.progress("From here on this undoes it, after Ctrl-C and a crash, too: " + wayBack);
        try {
            new ChangeRun(aws(), live, report, wayBack).run(change);
        } catch (SetupException problem) {
            discardIfUnused(file, problem);
            throw problem;
        }
        report.say("Backup: " + file, "backup", file.toString());
        report.say("Undo:   " + wayBack, "undo", wayBack);
        return end(report, true, "Done, and read back: what is shown above differs, nothing else.");
    }

    private static ExitCode end(Report report, boolean changed, String line) {
        report.say(line, "changed", changed);
        return report.end(ExitCode.OK);
    }

    /** A backup of what didn't change would only be mistaken for one of what did. */
    private static void discardIfUnused(Path file, SetupException problem) {
        if (problem.exitCode() == ExitCode.HALF_DONE) {
            return;
        }
        try {
            Files.delete(file);
        } catch (IOException _) {
            return;
        }
    }
}
