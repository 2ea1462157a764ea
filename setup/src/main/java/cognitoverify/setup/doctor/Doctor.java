package cognitoverify.setup.doctor;

import cognitoverify.setup.SetupCommand;
import cognitoverify.setup.Surroundings;
import cognitoverify.setup.aws.Deployment;
import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.aws.UserPoolOption;
import cognitoverify.setup.pool.PoolAudit;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Finding;
import cognitoverify.setup.report.Report;
import cognitoverify.setup.report.Severity;
import cognitoverify.setup.secret.Parameters;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.ArrayList;
import java.util.List;

/** {@code doctor}. */
@Command(
        name = "doctor",
        description = {
            "Looks at everything: functions, secrets, Verify service and user pool; and calls each"
                    + " function as Cognito would for a user who doesn't exist.",
            "",
            "Nothing is sent to anybody. Exits with 1 if something must be mended.",
            ""
        })
public final class Doctor extends SetupCommand {
    @Mixin private UserPoolOption userPool = new UserPoolOption();

    Doctor(Surroundings surroundings) {
        super(surroundings);
    }

    /** Adds the command. */
    public static void addTo(CommandLine tool, Surroundings surroundings) {
        tool.addSubcommand(new Doctor(surroundings));
    }

    @Override
    protected ExitCode run(Report report) {
        report.progress("Reading the stack " + stackName() + " ...");
        var deployment = Deployment.find(aws(), stackName());
        var pool = userPool.idOr(deployment);
        List<Finding> found = new ArrayList<>();
        try (var lambda = aws().lambda();
                var parameters = Parameters.of(aws())) {
            var functions = new DeployedFunctions(lambda, deployment);
            found.addAll(functions.findings());
            report.progress("Looking at the secrets, and asking Twilio ...");
            var environment = functions.environment(TriggerFunction.CREATE);
            found.addAll(new DeployedSecrets(parameters, environment, surroundings()).findings());
            var events = new DecoyEvents(aws().region().id(), pool.isEmpty() ? "none" : pool);
            var live =
                    new LiveCheck(lambda, events, stackName(), functions.isMfa(), System::nanoTime);
            for (var function : TriggerFunction.values()) {
                report.progress("Calling " + function.trigger() + " ...");
                found.add(live.look(function, deployment.aliasArn(function)));
            }
        }
        if (pool.isEmpty()) {
            found.add(
                    Finding.of(
                            Severity.LOW,
                            "user-pool",
                            "The stack has no user pool, so none was looked at.",
                            "Add --user-pool-id."));
        } else {
            report.progress("Looking at user pool " + pool + " ...");
            var command = surroundings().command() + " %s" + typedAwsOptions();
            found.addAll(new PoolAudit(aws(), pool, deployment, null, command).findings());
        }
        report.findings(found);
        return report.end();
    }
}
