package cognitoverify.setup.pool;

import cognitoverify.protocol.SignInMode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * What an audit looks at.
 *
 * @param id which pool
 * @param settings as DescribeUserPool tells
 * @param clients as DescribeUserPoolClient tells, those that could be read
 * @param mode how people sign in; MFA, which asks for more, where it is not known
 * @param channels how codes are sent; empty where it is not known
 * @param attach the command that sets a client right, up to the client's id
 */
record AuditedPool(
        PoolId id,
        ObjectNode settings,
        List<ObjectNode> clients,
        SignInMode mode,
        List<String> channels,
        String attach) {
    AuditedPool {
        clients = List.copyOf(clients);
        channels = List.copyOf(channels);
    }

    /** Its ARN. */
    PoolArn arn() {
        return new PoolArn(settings.path("Arn").asText());
    }

    /** Whether a password comes before the code. */
    boolean isMfa() {
        return mode == SignInMode.MFA;
    }

    /** Whether Cognito has sign-in pages for it. */
    boolean hasDomain() {
        return settings.has("Domain") || settings.has("CustomDomain");
    }

    /** How a client is called in a finding. */
    static String name(JsonNode client) {
        return client.path("ClientName").asText() + " " + client.path("ClientId").asText();
    }

    /** The command that sets one thing of a client right. */
    String attach(JsonNode client, String more) {
        return attach + " --client-id " + client.path("ClientId").asText() + more;
    }

    /** The command that sets the pool right; whoever runs it says for which client. */
    String attachAnyClient() {
        return clients.stream()
                .filter(client -> ClientFlows.of(client).allowsCodes())
                .findFirst()
                .map(client -> attach(client, ""))
                .orElse(attach + " --client-id CLIENT");
    }

    /** Where to click. */
    String console(String page) {
        return "Cognito console > User pools > " + id.id() + " > " + page;
    }
}
