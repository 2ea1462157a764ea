package cognitoverify.local.cognito.pool;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An app client; immutable.
 *
 * @param secret null if it has none
 * @param settings what was given when it was made or last updated, over Cognito's defaults
 */
public record AppClient(
        String poolId,
        String id,
        @Nullable String secret,
        ObjectNode settings,
        Instant createdAt,
        Instant modifiedAt) {
    private static final Set<String> DEFAULT_FLOWS =
            Set.of("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH");

    /** Refuses null. */
    public AppClient {
        requireNonNull(poolId);
        requireNonNull(id);
        requireNonNull(settings);
    }

    /** Whether {@code ExplicitAuthFlows} lets it use a flow, such as {@code CUSTOM_AUTH}. */
    public boolean allows(String flow) {
        var flows = flows();
        return flows.contains("ALLOW_" + flow)
                || (flow.equals("CUSTOM_AUTH") && flows.contains("CUSTOM_AUTH_FLOW_ONLY"));
    }

    /** Left out, it is not nothing: plain SRP is among what Cognito allows then. */
    private Set<String> flows() {
        var flows = new LinkedHashSet<String>();
        settings.path("ExplicitAuthFlows").forEach(flow -> flows.add(flow.asText()));
        return flows.isEmpty() ? DEFAULT_FLOWS : flows;
    }

    /** Whether strangers are kept from learning who is a user. */
    public boolean hidesUsers() {
        return settings.path("PreventUserExistenceErrors").asText().equals("ENABLED");
    }

    /** How long a session can be answered. */
    public Duration sessionValidity() {
        return Duration.ofMinutes(settings.path("AuthSessionValidity").asInt(3));
    }

    /** How long an access token is good. */
    public Duration accessTokenValidity() {
        return validity("AccessToken", "hours", 1);
    }

    /** How long an ID token is good. */
    public Duration idTokenValidity() {
        return validity("IdToken", "hours", 1);
    }

    /** How long a refresh token is good. */
    public Duration refreshTokenValidity() {
        return validity("RefreshToken", "days", 30);
    }

    /** As DescribeUserPoolClient tells it. */
    public ObjectNode describe() {
        var described = settings.deepCopy();
        described.put("UserPoolId", poolId).put("ClientId", id);
        if (secret != null) {
            described.put("ClientSecret", secret);
        }
        return described
                .put("CreationDate", Json.time(createdAt))
                .put("LastModifiedDate", Json.time(modifiedAt));
    }

    private Duration validity(String token, String usualUnit, int usual) {
        var amount = settings.path(token + "Validity").asInt(0);
        var unit = settings.path("TokenValidityUnits").path(token).asText(usualUnit);
        return amount == 0 ? duration(usual, usualUnit) : duration(amount, unit);
    }

    private static Duration duration(int amount, String unit) {
        return switch (unit) {
            case "seconds" -> Duration.ofSeconds(amount);
            case "minutes" -> Duration.ofMinutes(amount);
            case "days" -> Duration.ofDays(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "AppClient[" + poolId + ", " + id + "]";
    }
}
