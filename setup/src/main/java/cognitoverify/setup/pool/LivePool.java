package cognitoverify.setup.pool;

import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;

import java.util.EnumMap;
import java.util.List;

/** A pool, and an app client of it, as Cognito has them now. */
final class LivePool implements AutoCloseable {
    private static final String DAYS = "TemporaryPasswordValidityDays";
    private static final String RESERVED = "aws:";

    private final AwsAccess aws;
    private final PoolId pool;
    private final @Nullable String clientId;
    private final RawAnswer raw = new RawAnswer();
    private final CognitoIdentityProviderClient cognito;

    /**
     * Asks nothing yet.
     *
     * @param clientId null if no client is meant
     */
    LivePool(AwsAccess aws, PoolId pool, @Nullable String clientId) {
        this.aws = aws;
        this.pool = pool;
        this.clientId = clientId;
        cognito = aws.cognito(raw);
    }

    /**
     * Reads everything.
     *
     * @throws SetupException if there is no such pool or client, or it has a setting that an update
     *     would lose
     */
    PoolState read() {
        var parts = new EnumMap<Part, ObjectNode>(Part.class);
        parts.put(Part.POOL, readPool());
        cognito.getUserPoolMfaConfig(request -> request.userPoolId(pool.id()));
        parts.put(Part.MFA, whole(raw.json(), GetUserPoolMfaConfigResponse.builder()));
        if (clientId != null) {
            parts.put(Part.CLIENT, readClient(clientId));
        }
        return new PoolState(parts);
    }

    /** Writes one part as it shall be: all of it, since what is left out is reset. */
    void update(Part part, ObjectNode wanted) {
        var request = updateRequest(part, wanted);
        switch (part) {
            case POOL ->
                    cognito.updateUserPool(
                            SdkShape.fill(UpdateUserPoolRequest.builder(), request).build());
            case MFA ->
                    cognito.setUserPoolMfaConfig(
                            SdkShape.fill(
                                            SetUserPoolMfaConfigRequest.builder(),
                                            request.put("UserPoolId", pool.id()))
                                    .build());
            case CLIENT ->
                    cognito.updateUserPoolClient(
                            SdkShape.fill(UpdateUserPoolClientRequest.builder(), request).build());
        }
    }

    @Override
    public void close() {
        cognito.close();
    }

    /** What Describe said, by the names and within the rules of the update. */
    static ObjectNode updateRequest(Part part, ObjectNode described) {
        var request = PoolJson.object();
        described
                .properties()
                .forEach(
                        field -> {
                            if (part.isUpdatable(field.getKey())) {
                                request.set(
                                        part.inUpdate(field.getKey()), field.getValue().deepCopy());
                            }
                        });
        // Described under both names; Cognito refuses an update with both.
        if (request.path("Policies").path("PasswordPolicy").has(DAYS)
                && request.get("AdminCreateUserConfig") instanceof ObjectNode config) {
            config.remove("UnusedAccountValidityDays");
        }
        // Tags that CloudFormation puts on are described, but nobody may set or remove them.
        if (request.get("UserPoolTags") instanceof ObjectNode tags) {
            tags.properties().removeIf(tag -> tag.getKey().startsWith(RESERVED));
        }
        return request;
    }

    private ObjectNode readPool() {
        try {
            cognito.describeUserPool(request -> request.userPoolId(pool.id()));
        } catch (ResourceNotFoundException _) {
            throw new SetupException(ExitCode.USAGE, pool.notIn(aws));
        }
        return inner(whole(raw.json(), DescribeUserPoolResponse.builder()), Part.POOL);
    }

    private ObjectNode readClient(String id) {
        try {
            cognito.describeUserPoolClient(request -> request.userPoolId(pool.id()).clientId(id));
        } catch (ResourceNotFoundException _) {
            throw new SetupException(
                    ExitCode.USAGE,
                    "The user pool " + pool.id() + " has no app client " + id + ".");
        }
        var client =
                inner(whole(raw.json(), DescribeUserPoolClientResponse.builder()), Part.CLIENT);
        // Updates neither take nor change it, and a backup is no place for it.
        client.remove("ClientSecret");
        return client;
    }

    private static ObjectNode inner(ObjectNode answer, Part part) {
        return (ObjectNode) answer.required(part.title());
    }

    private ObjectNode whole(ObjectNode answer, SdkPojo shape) {
        var unknown = SdkShape.unknown(answer, shape);
        if (!unknown.isEmpty()) {
            throw unknownSettings(unknown);
        }
        return answer;
    }

    private SetupException unknownSettings(List<String> unknown) {
        return new SetupException(
                ExitCode.REFUSED,
                "Cognito has settings of the user pool "
                        + pool.id()
                        + " that this version of the tool doesn't know: "
                        + String.join(", ", unknown)
                        + ". An update from here would silently reset them, so the tool makes none."
                        + " Build the tool with a newer AWS SDK (dep.aws-sdk.version in pom.xml), or"
                        + " set the triggers by hand.");
    }
}
