package cognitoverify.setup;

import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.aws.AwsOptions;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;
import cognitoverify.setup.report.SetupException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Objects;
import java.util.concurrent.Callable;

/** What all commands have in common: AWS, the report, and how to ask before a change. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to mend",
            "1:there is something to mend",
            "2:the command line is wrong",
            "3:nothing was changed: not confirmed, or changed by somebody else meanwhile",
            "4:AWS or Twilio could not be asked, or said no",
            "5:a change was begun and not finished; the text says how to undo it",
            "70:the tool itself is wrong; please report it"
        })
public abstract class SetupCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private AwsOptions aws = new AwsOptions();

    @Option(names = "--json", description = "One JSON object on standard output instead of text.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    /** A command that runs there. */
    protected SetupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Does what the command is for, and ends the report. */
    protected abstract ExitCode run(Report report);

    @Override
    public final Integer call() {
        var ansi = Objects.requireNonNull(spec).commandLine().getColorScheme().ansi();
        return run(new Report(surroundings.terminal(), json, ansi)).code();
    }

    /** What the tool finds around it. */
    protected final Surroundings surroundings() {
        return surroundings;
    }

    /** AWS as the options say. */
    protected final AwsAccess aws() {
        return aws.access(surroundings.environment());
    }

    /** A command of this tool to paste, which finds the same AWS. */
    protected final String paste(String command) {
        return surroundings.command() + " " + command + aws.typed();
    }

    /** The stack that the options name. */
    protected final String stackName() {
        return aws.stackName();
    }

    /**
     * Asks whether to go on.
     *
     * @param caution whether {@code --yes} has answered already
     * @throws SetupException if the answer is not yes, or nobody is there to give it
     */
    protected final void confirm(String question, Caution caution) {
        if (caution.isConfirmed()) {
            return;
        }
        if (!surroundings.terminal().isInteractive()) {
            throw new SetupException(
                    ExitCode.REFUSED,
                    "Nobody is at the terminal to confirm this; nothing was changed. Look at it with"
                            + " --dry-run, then add --yes.");
        }
        var answer = surroundings.terminal().ask(question + " [y/N] ");
        if (answer == null || !answer.strip().matches("(?i)y|yes")) {
            throw new SetupException(ExitCode.REFUSED, "Nothing was changed.");
        }
    }
}
