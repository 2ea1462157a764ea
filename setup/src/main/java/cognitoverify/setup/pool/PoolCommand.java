package cognitoverify.setup.pool;

import cognitoverify.setup.SetupCommand;
import cognitoverify.setup.Surroundings;
import cognitoverify.setup.aws.Deployment;
import cognitoverify.setup.aws.UserPoolOption;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;

/** A command about one pool. */
abstract class PoolCommand extends SetupCommand {
    @Mixin private UserPoolOption named = new UserPoolOption();

    private @Nullable Deployment deployment;

    PoolCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** The pool that the options name, or else the stack's. */
    final PoolId poolId() {
        var id = named.named() == null ? deployment().userPoolId() : named.named();
        if (id == null) {
            throw new SetupException(
                    ExitCode.USAGE,
                    "The stack "
                            + stackName()
                            + " has no user pool of its own: name one with --user-pool-id.");
        }
        return new PoolId(id).in(aws());
    }

    /** Whether the pool was named. */
    final boolean isPoolNamed() {
        return named.named() != null;
    }

    /** The stack, read once. */
    final Deployment deployment() {
        var known = deployment;
        if (known == null) {
            known = Deployment.find(aws(), stackName());
            deployment = known;
        }
        return known;
    }
}
