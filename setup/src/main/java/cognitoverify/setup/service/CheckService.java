package cognitoverify.setup.service;

import static java.util.Objects.requireNonNullElse;

import cognitoverify.setup.Surroundings;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;
import cognitoverify.setup.report.SetupException;
import cognitoverify.setup.twilio.TwilioOptions;
import cognitoverify.setup.twilio.VerifyServices;
import cognitoverify.setup.twilio.WantedService;

import com.twilio.rest.verify.v2.Service;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify-service check}. */
@Command(
        name = "check",
        description = {
            "Looks at a Twilio Verify service's settings, and says what to mend.",
            "",
            "Exits with 1 if something must be mended; --mend does it after asking.",
            ""
        })
final class CheckService extends ServiceCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "<VA…>",
            description = "The service. Default: VERIFY_SERVICE_SID.")
    private @Nullable String serviceSid;

    @Option(
            names = "--code-length",
            paramLabel = "<6 to 10>",
            defaultValue = "6",
            description = "What clients are told (CODE_LENGTH). Default: ${DEFAULT-VALUE}.")
    private int codeLength;

    @Option(
            names = "--friendly-name",
            paramLabel = "<name>",
            description = "With --mend: what messages call the app from now on.")
    private @Nullable String friendlyName;

    @Option(
            names = "--lookup",
            description =
                    "With --mend: look numbers up, which Twilio charges for, and send no text"
                            + " messages to landlines. Left as it is otherwise.")
    private boolean lookup;

    @Option(names = "--mend", description = "Mend what was found, after asking.")
    private boolean mend;

    CheckService(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected ExitCode run(Report report) {
        var sid = sid();
        CreateService.digits(codeLength);
        var services = services();
        report.progress("Asking Twilio about " + sid + " ...");
        var service = services.fetch(sid);
        var audit = new ServiceAudit(paste("verify-service check " + sid), sid);
        var found = audit.findings(service, codeLength);
        if (!mend) {
            report.findings(found);
            return report.end();
        }
        var mended = mend(services, service, report);
        report.findings(audit.findings(mended, codeLength));
        return report.end();
    }

    private Service mend(VerifyServices services, Service service, Report report) {
        var is = WantedService.of(service);
        var wanted =
                new WantedService(
                        CreateService.name(requireNonNullElse(friendlyName, is.friendlyName())),
                        is.codeLength() < CreateService.LEAST_DIGITS ? codeLength : is.codeLength(),
                        lookup || is.looksUp());
        report.say("The service " + service.getSid() + " will have:");
        var before = WantedService.describe(service);
        wanted.described()
                .forEach(
                        (setting, value) ->
                                report.say(
                                        "  " + setting + ": " + was(before.get(setting), value)));
        if (isDryRun()) {
            report.say("Nothing was changed (--dry-run).");
            return service;
        }
        confirm("Change the service?");
        return services.update(requireNonNullElse(service.getSid(), ""), wanted);
    }

    private static String was(@Nullable String before, String after) {
        return after.equals(before) ? after + ", as it is" : before + " -> " + after;
    }

    private String sid() {
        var sid = TwilioOptions.serviceSid("The service", serviceSid, surroundings().environment());
        if (sid.isEmpty()) {
            throw new SetupException(
                    ExitCode.USAGE, "Which Verify service? Name it, or set VERIFY_SERVICE_SID.");
        }
        return sid;
    }
}
