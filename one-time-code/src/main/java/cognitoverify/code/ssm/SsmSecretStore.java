package cognitoverify.code.ssm;

import cognitoverify.code.Deadline;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SecretReading.Cause;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;
import cognitoverify.code.SecretStore;
import cognitoverify.code.aws.JsonReply;
import cognitoverify.code.aws.JsonService;
import cognitoverify.code.aws.LambdaCredentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/**
 * SecureStrings of Parameter Store: Twilio's secret and, where there is a ledger, its key, in one
 * request. One attempt of 1.5 s a reading.
 */
public final class SsmSecretStore implements SecretStore {
    private static final Duration WHOLE = Duration.ofMillis(1500);

    private static final JsonService.Protocol SSM =
            new JsonService.Protocol("ssm", "AmazonSSM", "1.1");

    private final JsonService ssm;
    private final SsmConfiguration configuration;

    /** Reads those parameters. */
    public SsmSecretStore(SsmConfiguration configuration, LambdaCredentials credentials) {
        this.configuration = configuration;
        ssm = new JsonService(SSM, configuration.place(), credentials);
    }

    @Override
    public SecretReading read(Deadline deadline) {
        return deadline.call(WHOLE, this::read, () -> new Unavailable(Cause.SECRET_TIMEOUT));
    }

    private SecretReading read() {
        try {
            var reply = ssm.call("GetParameters", request());
            return reply.isSuccess()
                    ? reading(reply.body().path("Parameters"))
                    : new Unavailable(cause(reply));
        } catch (IOException | RuntimeException _) {
            return new Unavailable(Cause.SECRET_UNREADABLE);
        }
    }

    private ObjectNode request() {
        var request = JsonNodeFactory.instance.objectNode().put("WithDecryption", true);
        var names = request.putArray("Names");
        configuration.parameters().forEach(names::add);
        return request;
    }

    private SecretReading reading(JsonNode parameters) {
        var secret = value(parameters, configuration.parameter());
        if (secret == null) {
            return new Unavailable(Cause.SECRET_NOT_FOUND);
        }
        return secret.isEmpty()
                ? new Unavailable(Cause.SECRET_EMPTY)
                : new Found(new Secret(secret), ledgerKey(parameters));
    }

    private @Nullable Secret ledgerKey(JsonNode parameters) {
        var key = value(parameters, configuration.ledgerKey());
        return key == null ? null : new Secret(key);
    }

    /** Whoever pasted the secret may have pasted a line's end with it. */
    private static @Nullable String value(JsonNode parameters, String name) {
        for (var parameter : parameters) {
            if (isCalled(parameter, name)) {
                return parameter.path("Value").asText("").strip();
            }
        }
        return null;
    }

    /** A parameter may be asked for by its ARN, or as one of its versions. */
    private static boolean isCalled(JsonNode parameter, String name) {
        var selector = parameter.path("Selector").asText("");
        return name.equals(parameter.path("Name").asText("") + selector)
                || name.equals(parameter.path("ARN").asText("") + selector);
    }

    private static Cause cause(JsonReply refused) {
        if (refused.isThrottled()) {
            return Cause.SECRET_THROTTLED;
        }
        return switch (refused.error()) {
            case "ParameterVersionNotFound" -> Cause.SECRET_NOT_FOUND;
            case "AccessDeniedException" -> Cause.SECRET_DENIED;
            default -> Cause.SECRET_UNREADABLE;
        };
    }
}
