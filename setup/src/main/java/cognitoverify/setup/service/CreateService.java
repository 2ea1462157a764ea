package cognitoverify.setup.service;

import cognitoverify.setup.Surroundings;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;
import cognitoverify.setup.report.SetupException;
import cognitoverify.setup.twilio.WantedService;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify-service create}. */
@Command(
        name = "create",
        description = {
            "Makes a Twilio Verify service with the settings that sign-in should have.",
            "",
            "Use one of its own for sign-in: Twilio's limits and numbers are counted by service.",
            ""
        })
final class CreateService extends ServiceCommand {
    static final int LEAST_DIGITS = 6;
    private static final int MOST_DIGITS = 10;
    private static final int LONGEST_NAME = 30;

    @Option(
            names = "--friendly-name",
            required = true,
            paramLabel = "<name>",
            description = "What messages call the app, at most 30 characters.")
    private String friendlyName = "";

    @Option(
            names = "--code-length",
            paramLabel = "<6 to 10>",
            defaultValue = "6",
            description = "Digits of a code. Default: ${DEFAULT-VALUE}.")
    private int codeLength;

    @Option(
            names = "--no-lookup",
            description =
                    "Don't look numbers up, which Twilio charges for; text messages to"
                            + " landlines are then tried, and charged for.")
    private boolean noLookup;

    CreateService(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected ExitCode run(Report report) {
        var wanted = new WantedService(name(friendlyName), digits(codeLength), !noLookup);
        wanted.described().forEach((setting, value) -> report.say("  " + setting + ": " + value));
        report.member("settings", wanted.described());
        if (isDryRun()) {
            report.say("Nothing was made (--dry-run).");
            return report.end(ExitCode.OK);
        }
        var services = services();
        confirm("Make this Verify service?");
        report.progress("Asking Twilio ...");
        var made = services.create(wanted);
        report.say("Made the Verify service " + made.getSid() + ".", "serviceSid", made.getSid());
        report.say(
                "Next: "
                        + paste("secret put --service-sid " + made.getSid())
                        + ", and deploy with VerifyServiceSid="
                        + made.getSid());
        return report.end(ExitCode.OK);
    }

    static String name(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new SetupException(
                    ExitCode.USAGE, "--friendly-name must have 1 to 30 characters.");
        }
        return name;
    }

    static int digits(int codeLength) {
        if (codeLength < LEAST_DIGITS || codeLength > MOST_DIGITS) {
            throw new SetupException(ExitCode.USAGE, "--code-length must be 6 to 10.");
        }
        return codeLength;
    }
}
