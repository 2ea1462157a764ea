package cognitoverify.code.ssm;

import cognitoverify.code.Deadline;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SecretReading.Cause;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;
import cognitoverify.code.SecretStore;
import cognitoverify.code.SilentRepeats;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ssm.SsmClient;

import java.time.Duration;
import java.util.Map;

/** A SecureString of Parameter Store. One attempt of 1.5 s a reading. */
public final class SsmSecretStore implements SecretStore {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration WHOLE = Duration.ofMillis(1500);

    /**
     * Ends the thread of a reading that was given up; longer, so that it is no race who is late.
     */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    static {
        SilentRepeats.forbid();
    }

    private final SsmClient ssm;
    private final String parameter;

    /**
     * Reads that parameter.
     *
     * @param environment where the credentials are, see {@link LambdaCredentials}
     */
    public SsmSecretStore(SsmConfiguration configuration, Map<String, String> environment) {
        parameter = configuration.parameter();
        // Every default that would make the SDK look for something costs start-up time: so none is
        // left.
        ssm =
                SsmClient.builder()
                        .region(configuration.region())
                        .endpointOverride(configuration.endpoint())
                        .credentialsProvider(new LambdaCredentials(environment))
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(CONNECT)
                                        .socketTimeout(SILENCE))
                        .overrideConfiguration(
                                override ->
                                        override.retryStrategy(DefaultRetryStrategy.doNotRetry())
                                                .defaultProfileFile(
                                                        ProfileFile.aggregator().build()))
                        .build();
    }

    @Override
    public SecretReading read(Deadline deadline) {
        return deadline.call(WHOLE, this::read, () -> new Unavailable(Cause.SECRET_TIMEOUT));
    }

    private SecretReading read() {
        try {
            return reading(
                    ssm.getParameter(request -> request.name(parameter).withDecryption(true))
                            .parameter()
                            .value());
        } catch (AwsServiceException refused) {
            return new Unavailable(cause(refused));
        } catch (RuntimeException _) {
            return new Unavailable(Cause.SECRET_UNREADABLE);
        }
    }

    /** Whoever pasted the secret may have pasted a line's end with it. */
    private static SecretReading reading(@Nullable String value) {
        return value == null || value.isBlank()
                ? new Unavailable(Cause.SECRET_EMPTY)
                : new Found(new Secret(value.strip()));
    }

    private static Cause cause(AwsServiceException refused) {
        if (refused.isThrottlingException()) {
            return Cause.SECRET_THROTTLED;
        }
        @Nullable String code =
                refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorCode();
        return switch (code == null ? "" : code) {
            case "ParameterNotFound", "ParameterVersionNotFound" -> Cause.SECRET_NOT_FOUND;
            case "AccessDeniedException" -> Cause.SECRET_DENIED;
            default -> Cause.SECRET_UNREADABLE;
        };
    }
}
