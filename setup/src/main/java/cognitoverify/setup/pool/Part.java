package cognitoverify.setup.pool;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What Cognito describes and updates as a whole; its names are those of Cognito's answers. */
enum Part {
    /** DescribeUserPool, UpdateUserPool. */
    POOL(
            "UserPool",
            "the user pool",
            Map.of("Id", "UserPoolId", "Name", "PoolName"),
            UpdateUserPoolRequest.builder()),

    /** GetUserPoolMfaConfig, SetUserPoolMfaConfig: UpdateUserPool must leave it alone. */
    MFA(
            "UserPoolMfaConfig",
            "the user pool's MFA settings",
            Map.of(),
            SetUserPoolMfaConfigRequest.builder()),

    /** DescribeUserPoolClient, UpdateUserPoolClient. */
    CLIENT("UserPoolClient", "the app client", Map.of(), UpdateUserPoolClientRequest.builder());

    private final String title;
    private final String text;

    /** Where the update calls it something else than the description does. */
    @SuppressWarnings("ImmutableEnumChecker") // Map.of
    private final Map<String, String> renamed;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf
    private final Set<String> updatable;

    Part(String title, String text, Map<String, String> renamed, SdkPojo update) {
        this.title = title;
        this.text = text;
        this.renamed = renamed;
        this.updatable = Set.copyOf(SdkShape.fields(update).keySet());
    }

    /** What paths begin with. */
    String title() {
        return title;
    }

    /** In a sentence. */
    String text() {
        return text;
    }

    /** The name in the update of a field of the description. */
    String inUpdate(String described) {
        return renamed.getOrDefault(described, described);
    }

    /** Whether the update takes a field of the description. */
    boolean isUpdatable(String described) {
        return updatable.contains(inUpdate(described));
    }

    /** The fields that the update takes. */
    Set<String> updatable() {
        return new TreeSet<>(updatable);
    }
}
