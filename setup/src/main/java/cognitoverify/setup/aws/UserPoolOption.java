package cognitoverify.setup.aws;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Which user pool is meant. */
public final class UserPoolOption {
    @Option(
            names = "--user-pool-id",
            paramLabel = "<id>",
            description = "The user pool. Default: the stack's.")
    private @Nullable String userPoolId;

    /** The pool that was named, else the stack's; empty if it has none. */
    public String idOr(Deployment deployment) {
        return requireNonNullElse(userPoolId, requireNonNullElse(deployment.userPoolId(), ""));
    }

    /** The pool that was named; null if none was. */
    public @Nullable String named() {
        return userPoolId;
    }
}
