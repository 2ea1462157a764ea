package cognitoverify.setup;

import static java.util.Objects.requireNonNullElse;

import cognitoverify.protocol.configuration.ConfigurationException;
import cognitoverify.setup.aws.AwsTrouble;
import cognitoverify.setup.doctor.Doctor;
import cognitoverify.setup.ledger.LedgerCommands;
import cognitoverify.setup.pool.PoolCommands;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;
import cognitoverify.setup.report.SetupException;
import cognitoverify.setup.secret.SecretCommands;
import cognitoverify.setup.service.ServiceCommands;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

import software.amazon.awssdk.core.exception.SdkException;

/** The tool as a program. */
@Command(
        name = "setup",
        description = {
            "Puts sign-in by Twilio Verify into production, and takes it out again.",
            "",
            "Nothing is changed without a look at it before: --dry-run shows what would be done,"
                    + " and every command that changes something asks first, or wants --yes.",
            ""
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        versionProvider = SetupMain.Version.class)
public final class SetupMain {

    private SetupMain() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
    }

    /** The tool, to be run there. */
    static CommandLine commandLine(Surroundings surroundings) {
        var tool = new CommandLine(new SetupMain());
        // In the order in which somebody new needs them.
        ServiceCommands.addTo(tool, surroundings);
        SecretCommands.addTo(tool, surroundings);
        PoolCommands.addTo(tool, surroundings);
        Doctor.addTo(tool, surroundings);
        LedgerCommands.addTo(tool, surroundings);
        return tool.setOut(surroundings.terminal().out())
                .setErr(surroundings.terminal().err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageProblem())
                .setExecutionExceptionHandler(
                        (problem, command, _) -> explain(surroundings, command, problem));
    }

    private static int explain(Surroundings surroundings, CommandLine command, Exception problem) {
        var explained =
                switch (problem) {
                    case SetupException known -> known;
                    case SdkException aws -> AwsTrouble.explained(aws);
                    case ConfigurationException wrong ->
                            new SetupException(
                                    ExitCode.TO_MEND,
                                    "The functions are not configured right: "
                                            + wrong.getMessage());
                    default -> bug(problem);
                };
        var terminal = surroundings.terminal();
        var text = requireNonNullElse(explained.getMessage(), "");
        terminal.err().println(command.getColorScheme().errorText(text));
        terminal.err().flush();
        var code = explained.exitCode().code();
        if (command.getParseResult().hasMatchedOption("--json")) {
            terminal.out().println(Report.failure(code, text));
            terminal.out().flush();
        }
        return code;
    }

    /** Its own text may hold anything. */
    private static SetupException bug(Exception problem) {
        var place = problem.getStackTrace().length == 0 ? "" : " at " + problem.getStackTrace()[0];
        return new SetupException(
                ExitCode.BUG,
                "That should not have happened: "
                        + problem.getClass().getName()
                        + place
                        + ". Please report this line; what was done before is said above.");
    }

    /** Picocli asks it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = SetupMain.class.getPackage().getImplementationVersion();
            return new String[] {"setup " + requireNonNullElse(version, "unpackaged")};
        }
    }
}
