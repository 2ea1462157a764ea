package cognitoverify.setup.pool;

import cognitoverify.setup.aws.Deployment;
import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The functions' aliases, for whoever deployed them otherwise than by template.yaml. */
final class TriggerOptions {
    @Option(
            names = "--define-arn",
            paramLabel = "<arn>",
            description = {
                "Alias of the function for DefineAuthChallenge. Default for all three: the stack's."
            })
    private @Nullable String define;

    @Option(
            names = "--create-arn",
            paramLabel = "<arn>",
            description = "Alias of the function for CreateAuthChallenge.")
    private @Nullable String create;

    @Option(
            names = "--verify-arn",
            paramLabel = "<arn>",
            description = "Alias of the function for VerifyAuthChallengeResponse.")
    private @Nullable String verify;

    /** Whether they are named here, so that no stack is needed. */
    boolean areGiven() {
        return Stream.of(TriggerFunction.values()).anyMatch(function -> arn(function) != null);
    }

    /** Those named here, or else the stack's. */
    Triggers resolve(Supplier<Deployment> deployment) {
        if (!areGiven()) {
            return Triggers.of(deployment.get()::aliasArn);
        }
        if (Stream.of(TriggerFunction.values()).anyMatch(function -> arn(function) == null)) {
            throw new SetupException(
                    ExitCode.USAGE,
                    "Name all three functions, or none: --define-arn, --create-arn, --verify-arn.");
        }
        return Triggers.of(function -> Objects.requireNonNull(arn(function)));
    }

    private @Nullable String arn(TriggerFunction function) {
        return switch (function) {
            case DEFINE -> define;
            case CREATE -> create;
            case VERIFY -> verify;
        };
    }
}
