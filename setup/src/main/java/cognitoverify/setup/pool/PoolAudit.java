package cognitoverify.setup.pool;

import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.aws.AwsTrouble;
import cognitoverify.setup.aws.Deployment;
import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.report.Finding;
import cognitoverify.setup.report.SetupException;
import cognitoverify.setup.report.Severity;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Looks for ways around the code, and for what keeps codes from working. Changes nothing. */
public final class PoolAudit {
    private final AwsAccess aws;
    private final PoolId pool;
    private final @Nullable Deployment deployment;
    private final @Nullable SignInMode wanted;
    private final String attach;

    /**
     * Looks at nothing yet.
     *
     * @param aws where the pool is
     * @param userPoolId which pool
     * @param deployment the stack whose functions the pool should call; null if there is none
     * @param mode how people sign in; null to ask the stack's functions
     * @param paste makes a command of the tool one to paste, for remedies
     */
    public PoolAudit(
            AwsAccess aws,
            String userPoolId,
            @Nullable Deployment deployment,
            @Nullable SignInMode mode,
            UnaryOperator<String> paste) {
        this.aws = aws;
        this.pool = new PoolId(userPoolId).in(aws);
        this.deployment = deployment;
        this.wanted = mode;
        this.attach = paste.apply("pool attach") + " --user-pool-id " + userPoolId;
    }

    /**
     * Looks at everything. What may not be looked at is a finding, too.
     *
     * @throws SetupException if there is no such pool
     */
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        try (var raw = new AuditReader(aws, pool)) {
            var settings = raw.pool();
            var environment = environment(findings);
            var audited =
                    new AuditedPool(
                            pool,
                            settings,
                            clients(raw, findings),
                            mode(environment, findings),
                            channels(environment),
                            attach);
            findings.addAll(new PoolChecks(audited).findings());
            findings.addAll(new ClientChecks(audited).findings());
            if (audited.isMfa()) {
                findings.addAll(
                        guarded("temporary-passwords", () -> temporaryPasswords(audited, raw)));
            }
            triggers(audited, findings);
        }
        return List.copyOf(findings);
    }

    private void triggers(AuditedPool audited, List<Finding> findings) {
        var ours = deployment == null ? null : Triggers.of(deployment::aliasArn);
        try (var lambda = aws.lambda()) {
            var checks = new TriggerChecks(audited, ours, lambda);
            findings.addAll(checks.triggers());
            findings.addAll(guarded("permissions", checks::permissions));
        }
    }

    private Map<String, String> environment(List<Finding> findings) {
        if (deployment == null) {
            return Map.of();
        }
        try {
            return deployment.environment(TriggerFunction.CREATE);
        } catch (AwsServiceException answer) {
            findings.add(unchecked("sign-in-mode", answer));
            return Map.of();
        }
    }

    private SignInMode mode(Map<String, String> environment, List<Finding> findings) {
        return Optional.ofNullable(wanted)
                .or(
                        () ->
                                Optional.ofNullable(environment.get("SIGN_IN_MODE"))
                                        .map(name -> Settings.constant(name, SignInMode.class)))
                .orElseGet(
                        () -> {
                            findings.add(
                                    Finding.of(
                                            Severity.LOW,
                                            "sign-in-mode",
                                            "How people sign in is not known; MFA, which asks for"
                                                    + " more, is taken for granted.",
                                            "Add --sign-in-mode PASSWORDLESS or MFA."));
                            return SignInMode.MFA;
                        });
    }

    private static List<String> channels(Map<String, String> environment) {
        return List.of(environment.getOrDefault("CHANNELS", "").split(",", -1));
    }

    private static List<ObjectNode> clients(AuditReader raw, List<Finding> findings) {
        var clients = new ArrayList<ObjectNode>();
        try {
            for (UserPoolClientDescription listed : raw.clients()) {
                client(raw, listed.clientId(), clients);
            }
        } catch (AwsServiceException answer) {
            findings.add(unchecked("client-flows", answer));
        }
        return clients;
    }

    private static void client(AuditReader raw, String id, List<ObjectNode> clients) {
        try {
            clients.add(raw.client(id));
        } catch (ResourceNotFoundException _) {
            // Deleted since it was listed.
            return;
        }
    }

    private static List<Finding> temporaryPasswords(AuditedPool pool, AuditReader raw) {
        var users = raw.temporaryPasswords();
        if (users.count() == 0) {
            return List.of(
                    users.isAll()
                            ? Finding.ok("temporary-passwords", "No user has a temporary password.")
                            : Finding.of(
                                    Severity.MEDIUM,
                                    "temporary-passwords",
                                    "No user with a temporary password was found, but not all were"
                                            + " looked at.",
                                    "aws cognito-idp list-users --user-pool-id "
                                            + pool.id().id()
                                            + " --filter 'cognito:user_status ="
                                            + " \"FORCE_CHANGE_PASSWORD\"'"));
        }
        return List.of(
                Finding.of(
                        Severity.HIGH,
                        "temporary-passwords",
                        (users.isAll() ? "" : "At least ")
                                + users.count()
                                + " users have a temporary password: choosing a new one leads to"
                                + " tokens without a code.",
                        "aws cognito-idp admin-set-user-password --permanent --user-pool-id "
                                + pool.id().id()
                                + " --username NAME --password …"));
    }

    private static List<Finding> guarded(String check, Supplier<List<Finding>> look) {
        try {
            return look.get();
        } catch (AwsServiceException answer) {
            return List.of(unchecked(check, answer));
        }
    }

    private static Finding unchecked(String check, AwsServiceException answer) {
        return Finding.of(
                Severity.MEDIUM,
                check,
                "This could not be checked: AWS answered " + AwsTrouble.code(answer) + ".",
                "docs/operations.md lists the permissions that an audit needs.");
    }
}
