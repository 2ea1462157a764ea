package cognitoverify.setup.aws;

import static java.util.stream.Collectors.toMap;

import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

import java.util.EnumMap;
import java.util.Map;

/** What {@code sam deploy} made: the stack's outputs, and how its functions are configured. */
public final class Deployment {
    private final AwsAccess aws;
    private final String stackName;
    private final Map<String, String> outputs;
    private final Map<TriggerFunction, GetFunctionConfigurationResponse> configurations =
            new EnumMap<>(TriggerFunction.class);

    private Deployment(AwsAccess aws, String stackName, Map<String, String> outputs) {
        this.aws = aws;
        this.stackName = stackName;
        this.outputs = outputs;
    }

    /**
     * Reads the stack.
     *
     * @throws SetupException if there is no such stack
     */
    public static Deployment find(AwsAccess aws, String stackName) {
        try (var cloudFormation = aws.cloudFormation()) {
            var stack =
                    cloudFormation
                            .describeStacks(request -> request.stackName(stackName))
                            .stacks()
                            .getFirst();
            return new Deployment(aws, stackName, outputs(stack));
        } catch (AwsServiceException answer) {
            if (AwsTrouble.code(answer).equals("ValidationError")) {
                throw new SetupException(
                        ExitCode.USAGE,
                        "There is no stack "
                                + stackName
                                + " in "
                                + aws.region()
                                + ". Deploy it first (sam build && sam deploy), or name it with"
                                + " --stack-name and its region with --region.");
            }
            throw answer;
        }
    }

    /** The ARN of the alias that Cognito must call. */
    public String aliasArn(TriggerFunction function) {
        var arn = outputs.get(function.output());
        if (arn == null) {
            throw new SetupException(
                    ExitCode.USAGE,
                    "The stack "
                            + stackName
                            + " has no output "
                            + function.output()
                            + ": it was not made of this project's template.yaml, or of an old one."
                            + " Deploy it again.");
        }
        return arn;
    }

    /** The user pool that the stack made or was deployed for; null if it says none. */
    public @Nullable String userPoolId() {
        return outputs.get("UserPoolId");
    }

    /** The app client that the stack made; null if it made none. */
    public @Nullable String userPoolClientId() {
        return outputs.get("UserPoolClientId");
    }

    /** A function as its alias has it; asked for once. */
    public GetFunctionConfigurationResponse configuration(TriggerFunction function) {
        return configurations.computeIfAbsent(
                function,
                _ -> {
                    try (var lambda = aws.lambda()) {
                        return lambda.getFunctionConfiguration(
                                request -> request.functionName(aliasArn(function)));
                    }
                });
    }

    /** The variables of a function as its alias has them. */
    public Map<String, String> environment(TriggerFunction function) {
        var environment = configuration(function).environment();
        return environment == null ? Map.of() : environment.variables();
    }

    private static Map<String, String> outputs(Stack stack) {
        return stack.outputs().stream().collect(toMap(Output::outputKey, Output::outputValue));
    }
}
