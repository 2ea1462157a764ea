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

    @Option(names = "--no-lookup", description = "With --mend: leave lookup off.")
    private boolean noLookup;

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
        var audit = new ServiceAudit(surroundings().command(), sid);
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
        var name =
                requireNonNullElse(friendlyName, requireNonNullElse(service.getFriendlyName(), ""));
        var wanted = new WantedService(CreateService.name(name), codeLength, !noLookup);
        report.say("The service " + service.getSid() + " will have:");
        wanted.described().forEach((setting, value) -> report.say("  " + setting + ": " + value));
        if (isDryRun()) {
            report.say("Nothing was changed (--dry-run).");
            return service;
        }
        confirm("Change the service?");
        return services.update(requireNonNullElse(service.getSid(), ""), wanted);
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
