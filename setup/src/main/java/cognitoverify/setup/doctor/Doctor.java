package cognitoverify.setup.doctor;

import static java.util.Objects.requireNonNullElse;

import cognitoverify.setup.SetupCommand;
import cognitoverify.setup.Surroundings;
import cognitoverify.setup.aws.AwsTrouble;
import cognitoverify.setup.aws.Deployment;
import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.aws.UserPoolOption;
import cognitoverify.setup.pool.PoolAudit;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Finding;
import cognitoverify.setup.report.Report;
import cognitoverify.setup.report.SetupException;
import cognitoverify.setup.report.Severity;
import cognitoverify.setup.secret.Parameters;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import software.amazon.awssdk.core.exception.SdkException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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
        found.addAll(looked("functions", () -> functions(deployment, pool, report)));
        found.addAll(looked("user-pool", () -> pool(deployment, pool, report)));
        report.findings(found);
        return report.end();
    }

    /** What depends on the functions' configuration is only looked at where that can be read. */
    private List<Finding> functions(Deployment deployment, String pool, Report report) {
        var functions = new DeployedFunctions(deployment);
        List<Finding> found = new ArrayList<>(functions.findings());
        found.addAll(looked("secret", () -> secrets(functions, report)));
        var events = new DecoyEvents(aws().region().id(), pool.isEmpty() ? "none" : pool);
        try (var lambda = aws().lambda()) {
            var live =
                    new LiveCheck(lambda, events, stackName(), functions.isMfa(), System::nanoTime);
            for (var function : TriggerFunction.values()) {
                report.progress("Calling " + function.trigger() + " ...");
                found.addAll(
                        looked("live", () -> live.look(function, deployment.aliasArn(function))));
            }
        }
        return found;
    }

    private List<Finding> secrets(DeployedFunctions functions, Report report) {
        report.progress("Looking at the secrets, and asking Twilio ...");
        var environment = functions.environment(TriggerFunction.CREATE);
        try (var parameters = Parameters.of(aws())) {
            return new DeployedSecrets(
                            parameters, environment, surroundings().environment(), this::paste)
                    .findings();
        }
    }

    private List<Finding> pool(Deployment deployment, String pool, Report report) {
        if (pool.isEmpty()) {
            return List.of(
                    Finding.of(
                            Severity.LOW,
                            "user-pool",
                            "The stack has no user pool, so none was looked at.",
                            "Add --user-pool-id."));
        }
        report.progress("Looking at user pool " + pool + " ...");
        return new PoolAudit(aws(), pool, deployment, null, this::paste).findings();
    }

    /** Whoever may not look at one thing still wants to know about the others. */
    private static List<Finding> looked(String check, Supplier<List<Finding>> look) {
        try {
            return look.get();
        } catch (SdkException trouble) {
            return unlooked(check, AwsTrouble.explained(trouble));
        } catch (SetupException trouble) {
            return unlooked(check, trouble);
        }
    }

    private static List<Finding> unlooked(String check, SetupException trouble) {
        return List.of(
                Finding.of(
                        Severity.MEDIUM,
                        check,
                        "This could not be looked at.",
                        requireNonNullElse(trouble.getMessage(), "")));
    }
}
