package cognitoverify.code.ssm;

import static java.util.Objects.requireNonNullElse;

import cognitoverify.code.Deadline;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SecretReading.Cause;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;
import cognitoverify.code.SecretStore;
import cognitoverify.code.aws.LambdaCredentials;
import cognitoverify.code.aws.LeanClient;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * SecureStrings of Parameter Store: Twilio's secret and, where there is a ledger, its key, in one
 * request. One attempt of 1.5 s a reading.
 */
public final class SsmSecretStore implements SecretStore {
    private static final Duration WHOLE = Duration.ofMillis(1500);

    private final SsmClient ssm;
    private final SsmConfiguration configuration;

    /**
     * Reads those parameters.
     *
     * @param environment where the credentials are, see {@link LambdaCredentials}
     */
    public SsmSecretStore(SsmConfiguration configuration, Map<String, String> environment) {
        this.configuration = configuration;
        ssm = LeanClient.build(SsmClient.builder(), configuration.place(), environment);
    }

    @Override
    public SecretReading read(Deadline deadline) {
        return deadline.call(WHOLE, this::read, () -> new Unavailable(Cause.SECRET_TIMEOUT));
    }

    private SecretReading read() {
        try {
            return reading(
                    ssm.getParameters(
                                    request ->
                                            request.names(configuration.parameters())
                                                    .withDecryption(true))
                            .parameters());
        } catch (AwsServiceException refused) {
            return new Unavailable(cause(refused));
        } catch (RuntimeException _) {
            return new Unavailable(Cause.SECRET_UNREADABLE);
        }
    }

    private SecretReading reading(List<Parameter> parameters) {
        var secret = value(parameters, configuration.parameter());
        if (secret == null) {
            return new Unavailable(Cause.SECRET_NOT_FOUND);
        }
        return secret.isEmpty()
                ? new Unavailable(Cause.SECRET_EMPTY)
                : new Found(new Secret(secret), ledgerKey(parameters));
    }

    private @Nullable Secret ledgerKey(List<Parameter> parameters) {
        var key = value(parameters, configuration.ledgerKey());
        return key == null ? null : new Secret(key);
    }

    /** Whoever pasted the secret may have pasted a line's end with it. */
    private static @Nullable String value(List<Parameter> parameters, String name) {
        for (var parameter : parameters) {
            if (isCalled(parameter, name)) {
                @Nullable String value = parameter.value();
                return value == null ? "" : value.strip();
            }
        }
        return null;
    }

    /** A parameter may be asked for by its ARN, or as one of its versions. */
    private static boolean isCalled(Parameter parameter, String name) {
        var selector = requireNonNullElse(parameter.selector(), "");
        return name.equals(parameter.name() + selector) || name.equals(parameter.arn() + selector);
    }

    private static Cause cause(AwsServiceException refused) {
        if (refused.isThrottlingException()) {
            return Cause.SECRET_THROTTLED;
        }
        @Nullable String code =
                refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorCode();
        return switch (code == null ? "" : code) {
            case "ParameterVersionNotFound" -> Cause.SECRET_NOT_FOUND;
            case "AccessDeniedException" -> Cause.SECRET_DENIED;
            default -> Cause.SECRET_UNREADABLE;
        };
    }
}
