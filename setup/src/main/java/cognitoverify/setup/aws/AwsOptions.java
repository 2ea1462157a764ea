package cognitoverify.setup.aws;

import cognitoverify.setup.terminal.Shell;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.net.URI;
import java.util.Map;

/** Where and as whom AWS is asked; the options are the AWS CLI's. */
public final class AwsOptions {
    private static final String DEFAULT_STACK = "cognito-verify";

    @Option(
            names = "--profile",
            paramLabel = "<name>",
            description =
                    "Profile of ~/.aws, as the AWS CLI's. Default: AWS_PROFILE, else default.")
    private @Nullable String profile;

    @Option(
            names = "--region",
            paramLabel = "<region>",
            description = "Default: AWS_REGION, AWS_DEFAULT_REGION, else the profile's.")
    private @Nullable String region;

    @Option(
            names = "--endpoint-url",
            paramLabel = "<url>",
            description = "Another place than AWS, for tests. Default: AWS_ENDPOINT_URL.")
    private @Nullable URI endpointUrl;

    @Option(
            names = "--stack-name",
            paramLabel = "<name>",
            description =
                    "Stack that `sam deploy` made of template.yaml. Default: ${DEFAULT-VALUE}.",
            defaultValue = DEFAULT_STACK)
    private String stackName = DEFAULT_STACK;

    /** The name of the stack. */
    public String stackName() {
        return stackName;
    }

    /** These options as they were typed, each behind a blank; defaults are left out. */
    public String typed() {
        var typed = new StringBuilder();
        append(typed, "--profile", profile);
        append(typed, "--region", region);
        append(typed, "--endpoint-url", endpointUrl);
        append(typed, "--stack-name", stackName.equals(DEFAULT_STACK) ? null : stackName);
        return typed.toString();
    }

    private static void append(StringBuilder typed, String option, @Nullable Object value) {
        if (value != null) {
            typed.append(' ').append(option).append(' ').append(Shell.word(value.toString()));
        }
    }

    /**
     * AWS as these options say.
     *
     * @param environment the process's variables
     */
    public AwsAccess access(Map<String, String> environment) {
        return new AwsAccess(environment, profile, region, endpointUrl);
    }
}
