package cognitoverify.setup.aws;

import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.ssm.SsmClient;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The AWS SDK's clients, with the profile, region and endpoint that the AWS CLI would use. */
public final class AwsAccess {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Map<String, String> environment;
    private final @Nullable String profile;
    private final @Nullable String region;
    private final @Nullable URI endpointUrl;

    /**
     * Looks nothing up yet.
     *
     * @param environment the process's variables
     * @param profile {@code --profile}
     * @param region {@code --region}
     * @param endpointUrl {@code --endpoint-url}
     */
    AwsAccess(
            Map<String, String> environment,
            @Nullable String profile,
            @Nullable String region,
            @Nullable URI endpointUrl) {
        this.environment = environment;
        this.profile = profile;
        this.region = region;
        this.endpointUrl = endpointUrl;
    }

    /** Amazon Cognito user pools, and what sees each exchange. */
    public CognitoIdentityProviderClient cognito(ExecutionInterceptor... interceptors) {
        return build(
                CognitoIdentityProviderClient.builder(), "COGNITO_IDENTITY_PROVIDER", interceptors);
    }

    /** AWS Lambda. */
    public LambdaClient lambda() {
        return build(LambdaClient.builder(), "LAMBDA");
    }

    /** AWS Systems Manager. */
    public SsmClient ssm() {
        return build(SsmClient.builder(), "SSM");
    }

    /** Amazon DynamoDB. */
    public DynamoDbClient dynamoDb() {
        return build(DynamoDbClient.builder(), "DYNAMODB");
    }

    /** AWS CloudFormation. */
    public CloudFormationClient cloudFormation() {
        return build(CloudFormationClient.builder(), "CLOUDFORMATION");
    }

    /**
     * The region.
     *
     * @throws SetupException if neither an option, nor a variable, nor the profile has one
     */
    public Region region() {
        return Optional.ofNullable(region)
                .or(() -> variable("AWS_REGION"))
                .or(() -> variable("AWS_DEFAULT_REGION"))
                .or(this::profileRegion)
                .map(Region::of)
                .orElseThrow(
                        () ->
                                new SetupException(
                                        ExitCode.USAGE,
                                        "No AWS region: add --region, set AWS_REGION, or give the"
                                                + " profile one (aws configure)."));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
            B builder, String service, ExecutionInterceptor... interceptors) {
        builder.region(region())
                .credentialsProvider(credentials())
                .httpClientBuilder(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(CONNECT)
                                .socketTimeout(SILENCE))
                .overrideConfiguration(
                        override -> {
                            for (var interceptor : interceptors) {
                                override.addExecutionInterceptor(interceptor);
                            }
                        });
        Optional.ofNullable(endpointUrl)
                .or(() -> endpoint("AWS_ENDPOINT_URL_" + service))
                .or(() -> endpoint("AWS_ENDPOINT_URL"))
                .ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** As with the AWS CLI, a profile that is named goes before keys in the environment. */
    private AwsCredentialsProvider credentials() {
        if (profile != null) {
            return ProfileCredentialsProvider.create(profile);
        }
        var accessKey = variable("AWS_ACCESS_KEY_ID");
        var secretKey = variable("AWS_SECRET_ACCESS_KEY");
        if (accessKey.isEmpty() || secretKey.isEmpty()) {
            return DefaultCredentialsProvider.builder().profileName(profileName()).build();
        }
        return StaticCredentialsProvider.create(
                variable("AWS_SESSION_TOKEN")
                        .<AwsCredentials>map(
                                session ->
                                        AwsSessionCredentials.create(
                                                accessKey.get(), secretKey.get(), session))
                        .orElseGet(
                                () ->
                                        AwsBasicCredentials.create(
                                                accessKey.get(), secretKey.get())));
    }

    private Optional<String> profileRegion() {
        return ProfileFile.defaultProfileFile()
                .profile(profileName())
                .flatMap(found -> found.property(ProfileProperty.REGION));
    }

    private String profileName() {
        return profile == null ? variable("AWS_PROFILE").orElse("default") : profile;
    }

    private Optional<URI> endpoint(String name) {
        try {
            return variable(name).map(URI::create);
        } catch (IllegalArgumentException _) {
            throw new SetupException(ExitCode.USAGE, name + " is no URL.");
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
