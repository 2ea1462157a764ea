package cognitoverify.setup;

import cognitoverify.setup.aws.AwsTrouble;
import cognitoverify.setup.pool.PoolCommands;
import cognitoverify.setup.report.SetupException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;

import software.amazon.awssdk.core.exception.SdkException;

import java.util.Objects;

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

    private static final String POOL =
            "Puts sign-in with codes on a user pool that exists, takes it off, and looks for doors"
                    + " around it.";

    private SetupMain() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
    }

    /** The tool, to be run there. */
    static CommandLine commandLine(Surroundings surroundings) {
        var tool = new CommandLine(new SetupMain());
        tool.addSubcommand(PoolCommands.addTo(group("pool", POOL), surroundings));
        return tool.setOut(surroundings.terminal().out())
                .setErr(surroundings.terminal().err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageProblem())
                .setExecutionExceptionHandler(
                        (problem, command, _) -> explain(surroundings, command, problem));
    }

    private static int explain(Surroundings surroundings, CommandLine command, Exception problem)
            throws Exception {
        var explained =
                switch (problem) {
                    case SetupException known -> known;
                    case SdkException aws -> AwsTrouble.explained(aws);
                    default -> throw problem;
                };
        surroundings.terminal().err().println(command.getColorScheme().errorText(text(explained)));
        surroundings.terminal().err().flush();
        return explained.exitCode().code();
    }

    private static String text(SetupException problem) {
        return Objects.requireNonNullElse(problem.getMessage(), "");
    }

    /** A command that only holds others. */
    static CommandLine group(String name, String description) {
        var spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
        return new CommandLine(spec);
    }

    /** Picocli asks it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = SetupMain.class.getPackage().getImplementationVersion();
            return new String[] {"setup " + Objects.requireNonNullElse(version, "unpackaged")};
        }
    }
}
