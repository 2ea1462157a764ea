package cognitoverify.setup.pool;

import cognitoverify.setup.report.Finding;
import cognitoverify.setup.report.Severity;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What app clients let through. Each client of the pool counts: whoever is refused by one tries
 * another.
 */
record ClientChecks(AuditedPool pool) {
    /** A code lives so long, and a round must. */
    private static final int CODE_MINUTES = 10;

    private static final int BEST_MINUTES = 15;
    private static final int DEFAULT_MINUTES = 3;

    /** All findings about all clients. */
    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.addAll(
                each("client-flows", "No app client lets anybody in without a code.", this::flows));
        findings.addAll(
                each("managed-login", "No app client uses managed login.", this::managedLogin));
        findings.addAll(each("session-validity", "Rounds last as long as codes.", this::validity));
        findings.addAll(
                each(
                        "user-existence",
                        "Unknown users can't be told from known ones.",
                        this::existence));
        findings.addAll(each("token-revocation", "Tokens can be revoked.", this::revocation));
        findings.addAll(
                each(
                        "second-factor-writable",
                        "A stolen access token can't move the second factor.",
                        this::writable));
        if (pool.clients().stream().noneMatch(client -> ClientFlows.of(client).allowsCodes())) {
            findings.add(
                    Finding.of(
                            Severity.HIGH,
                            "code-sign-in",
                            "No app client allows ALLOW_CUSTOM_AUTH, so nobody can sign in with a code.",
                            pool.attachAnyClient()));
        }
        return findings;
    }

    private List<Finding> each(
            String check, String fine, Function<ObjectNode, Stream<Finding>> look) {
        var findings = pool.clients().stream().flatMap(look).toList();
        return findings.isEmpty() ? List.of(Finding.ok(check, fine)) : findings;
    }

    private Stream<Finding> flows(ObjectNode client) {
        var flows = ClientFlows.of(client);
        if (flows.doors().isEmpty()) {
            return Stream.of();
        }
        var isGrave = pool.isMfa() && !flows.onlyForServers();
        var unset =
                flows.explicit().isEmpty()
                        ? " (ExplicitAuthFlows is not set, and that is Cognito's default)"
                        : "";
        return finding(
                isGrave ? Severity.HIGH : Severity.MEDIUM,
                "client-flows",
                client,
                "Gives tokens without a code by "
                        + String.join(", ", flows.doors())
                        + unset
                        + (flows.onlyForServers() ? "; it takes AWS credentials." : "."),
                flows.allowsCodes()
                        ? pool.attach(client, " --close-other-flows")
                        : pool.console(
                                "App clients > "
                                        + AuditedPool.name(client)
                                        + " > Authentication flows: take them out, delete the client,"
                                        + " or have your API refuse its tokens"));
    }

    /** A client that has nothing to do with codes must not get them by the way. */
    private String mend(ObjectNode client, String setting) {
        return ClientFlows.of(client).allowsCodes()
                ? pool.attach(client, "")
                : pool.console("App clients > " + AuditedPool.name(client) + " > Edit: " + setting);
    }

    private Stream<Finding> managedLogin(ObjectNode client) {
        var grants = PoolJson.texts(client.path("AllowedOAuthFlows"));
        var signsIn = grants.contains("code") || grants.contains("implicit");
        if (!signsIn
                || !client.path("AllowedOAuthFlowsUserPoolClient").asBoolean()
                || !pool.hasDomain()) {
            return Stream.of();
        }
        var providers = PoolJson.texts(client.path("SupportedIdentityProviders"));
        var remedy = pool.console("App clients > " + AuditedPool.name(client) + " > Login pages");
        return providers.isEmpty() || providers.contains("COGNITO")
                ? finding(
                        pool.isMfa() ? Severity.HIGH : Severity.MEDIUM,
                        "managed-login",
                        client,
                        "Managed login (hosted UI) gives tokens for a password; it can't ask for a"
                                + " code.",
                        remedy + ": take out the grant types, or Cognito as identity provider")
                : finding(
                        Severity.LOW,
                        "managed-login",
                        client,
                        "Sign-in by " + String.join(", ", providers) + " asks for no code of ours.",
                        remedy);
    }

    private Stream<Finding> validity(ObjectNode client) {
        var minutes = client.path("AuthSessionValidity").asInt(DEFAULT_MINUTES);
        if (!ClientFlows.of(client).allowsCodes() || minutes >= BEST_MINUTES) {
            return Stream.of();
        }
        return finding(
                minutes < CODE_MINUTES ? Severity.MEDIUM : Severity.LOW,
                "session-validity",
                client,
                "AuthSessionValidity is "
                        + minutes
                        + " minutes; a code lives for "
                        + CODE_MINUTES
                        + ".",
                pool.attach(client, ""));
    }

    private Stream<Finding> existence(ObjectNode client) {
        return client.path("PreventUserExistenceErrors").asText().equals("ENABLED")
                ? Stream.of()
                : finding(
                        Severity.MEDIUM,
                        "user-existence",
                        client,
                        "Tells strangers who has an account (PreventUserExistenceErrors).",
                        mend(client, "Prevent user existence errors"));
    }

    private Stream<Finding> revocation(ObjectNode client) {
        return client.path("EnableTokenRevocation").asBoolean()
                ? Stream.of()
                : finding(
                        Severity.MEDIUM,
                        "token-revocation",
                        client,
                        "A stolen refresh token can't be revoked (EnableTokenRevocation).",
                        mend(client, "Enable token revocation"));
    }

    /** Left out, the list means every attribute. */
    private Stream<Finding> writable(ObjectNode client) {
        var written = PoolJson.texts(client.path("WriteAttributes"));
        var open =
                Stream.of("phone_number", "email")
                        .filter(name -> written.isEmpty() || written.contains(name))
                        .toList();
        return open.isEmpty()
                ? Stream.of()
                : finding(
                        Severity.MEDIUM,
                        "second-factor-writable",
                        client,
                        "Whoever has an access token may change "
                                + String.join(" and ", open)
                                + ", where codes go.",
                        pool.console(
                                "App clients > "
                                        + AuditedPool.name(client)
                                        + " > Attribute permissions: take the write permission off "
                                        + String.join(" and ", open)));
    }

    private static Stream<Finding> finding(
            Severity severity, String check, ObjectNode client, String message, String remedy) {
        return Stream.of(new Finding(severity, check, AuditedPool.name(client), message, remedy));
    }
}
