package cognitoverify.setup.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an app client lets people sign in: ExplicitAuthFlows, under its new names, its old ones, or
 * left out. Old and new names can't be mixed.
 */
record ClientFlows(List<String> explicit, boolean rotatesRefreshTokens) {
    static final String FIELD = "ExplicitAuthFlows";

    private static final String CUSTOM = "ALLOW_CUSTOM_AUTH";
    private static final String REFRESH = "ALLOW_REFRESH_TOKEN_AUTH";
    private static final String SRP = "ALLOW_USER_SRP_AUTH";
    private static final String ADMIN = "ALLOW_ADMIN_USER_PASSWORD_AUTH";
    private static final String ONLY_CUSTOM = "CUSTOM_AUTH_FLOW_ONLY";

    ClientFlows {
        explicit = List.copyOf(explicit);
    }

    /** As DescribeUserPoolClient tells. */
    static ClientFlows of(ObjectNode client) {
        return new ClientFlows(
                PoolJson.texts(client.path(FIELD)),
                client.path("RefreshTokenRotation").path("Feature").asText().equals("ENABLED"));
    }

    /** Whether people can sign in with a code. */
    boolean allowsCodes() {
        return effective().contains(CUSTOM);
    }

    /** The flows that give tokens without a code, by their new names. */
    List<String> doors() {
        return effective().stream()
                .filter(flow -> !flow.equals(CUSTOM) && !flow.equals(REFRESH))
                .toList();
    }

    /** Whether every door needs AWS credentials. */
    boolean onlyForServers() {
        return doors().equals(List.of(ADMIN));
    }

    /** With codes, and everything else as it is. Old names and Cognito's default have them. */
    JsonNode withCodes() {
        if (allowsCodes()) {
            return PoolJson.array(explicit);
        }
        var flows = new ArrayList<>(explicit);
        flows.add(CUSTOM);
        return PoolJson.array(flows);
    }

    /** With codes and nothing else, but that sessions can be renewed as before. */
    JsonNode withCodesOnly() {
        // Cognito refuses this flow beside rotation, which renews by GetTokensFromRefreshToken.
        return PoolJson.array(rotatesRefreshTokens ? List.of(CUSTOM) : List.of(CUSTOM, REFRESH));
    }

    /** By their new names. */
    private Set<String> effective() {
        if (explicit.isEmpty()) {
            return new TreeSet<>(List.of(CUSTOM, REFRESH, SRP));
        }
        if (explicit.stream().anyMatch(flow -> flow.startsWith("ALLOW_"))) {
            return new TreeSet<>(explicit);
        }
        var flows = new TreeSet<>(List.of(CUSTOM, REFRESH));
        for (var flow : explicit) {
            switch (flow) {
                case "ADMIN_NO_SRP_AUTH" -> flows.add(ADMIN);
                case "USER_PASSWORD_AUTH" -> flows.add("ALLOW_USER_PASSWORD_AUTH");
                case ONLY_CUSTOM -> {}
                default -> flows.add(flow);
            }
        }
        if (!explicit.contains(ONLY_CUSTOM)) {
            flows.add(SRP);
        }
        return flows;
    }
}
