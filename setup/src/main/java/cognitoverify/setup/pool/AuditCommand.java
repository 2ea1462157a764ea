package cognitoverify.setup.pool;

import cognitoverify.protocol.SignInMode;
import cognitoverify.setup.Surroundings;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks for doors around the code. */
@Command(
        name = "audit",
        description = {
            "Looks for ways to sign in to a user pool without a code, in all its app clients, and for"
                    + " what keeps codes from working. Changes nothing.",
            ""
        })
final class AuditCommand extends PoolCommand {
    @Option(
            names = "--sign-in-mode",
            paramLabel = "<mode>",
            description = "PASSWORDLESS or MFA. Default: as the stack's functions are set.")
    private @Nullable SignInMode mode;

    @Option(
            names = "--without-stack",
            description = "The functions were not deployed as a stack of template.yaml.")
    private boolean withoutStack;

    AuditCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected ExitCode run(Report report) {
        var stack = withoutStack ? null : deployment();
        var pool = poolId();
        report.progress("Looking at user pool " + pool.id());
        report.member("userPoolId", pool.id());
        report.findings(new PoolAudit(aws(), pool.id(), stack, mode, this::paste).findings());
        return report.end();
    }
}
