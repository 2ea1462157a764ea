package cognitoverify.setup.pool;

import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.aws.AwsTrouble;
import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import com.fasterxml.jackson.databind.JsonNode;

import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The alias that Cognito must call for each trigger. */
record Triggers(Map<TriggerFunction, AliasArn> aliases) {
    Triggers {
        aliases = new EnumMap<>(aliases);
        if (new HashSet<>(aliases.values()).size() < aliases.size()) {
            throw new SetupException(
                    ExitCode.USAGE, "Each trigger needs a function of its own; two are the same.");
        }
    }

    /** Those that the ARNs name. */
    static Triggers of(Function<TriggerFunction, String> arns) {
        var aliases = new EnumMap<TriggerFunction, AliasArn>(TriggerFunction.class);
        for (var function : TriggerFunction.values()) {
            aliases.put(function, AliasArn.of(arns.apply(function)));
        }
        return new Triggers(aliases);
    }

    /** The alias for a trigger. */
    AliasArn alias(TriggerFunction function) {
        return aliases.getOrDefault(function, aliases.values().iterator().next());
    }

    /** Whether a pool's trigger, as LambdaConfig has it, is a function of these. */
    boolean isOurs(TriggerFunction function, JsonNode arn) {
        return AliasArn.functionOf(arn.asText()).equals(alias(function).function());
    }

    /** Triggers for which the pool calls somebody else's function. */
    List<TriggerFunction> foreignIn(JsonNode lambdaConfig) {
        return Stream.of(TriggerFunction.values())
                .filter(function -> !lambdaConfig.path(function.trigger()).asText("").isEmpty())
                .filter(function -> !isOurs(function, lambdaConfig.path(function.trigger())))
                .toList();
    }

    /**
     * Looks whether Cognito could call them.
     *
     * @throws SetupException if one is elsewhere or doesn't exist
     */
    void check(AwsAccess aws) {
        try (var lambda = aws.lambda()) {
            aliases.values().forEach(alias -> check(alias, aws, lambda));
        }
    }

    private static void check(AliasArn alias, AwsAccess aws, LambdaClient lambda) {
        if (!alias.region().equals(aws.region().id())) {
            throw new SetupException(
                    ExitCode.USAGE,
                    alias.text()
                            + " is not in "
                            + aws.region()
                            + ", where the user pool is. Cognito calls functions of its own region"
                            + " only.");
        }
        try {
            lambda.getFunctionConfiguration(
                    request -> request.functionName(alias.function()).qualifier(alias.alias()));
        } catch (ResourceNotFoundException _) {
            throw new SetupException(
                    ExitCode.USAGE, "There is no function with the alias " + alias.text() + ".");
        } catch (LambdaException answer) {
            throw AwsTrouble.explained(answer);
        }
    }
}
