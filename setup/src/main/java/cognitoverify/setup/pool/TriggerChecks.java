package cognitoverify.setup.pool;

import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.report.Finding;
import cognitoverify.setup.report.Severity;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.lambda.LambdaClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether Cognito calls the functions, and may.
 *
 * @param ours the aliases that should be called; null where they are not known
 */
record TriggerChecks(AuditedPool pool, @Nullable Triggers ours, LambdaClient lambda) {

    /** What Cognito calls. */
    List<Finding> triggers() {
        var findings =
                Stream.of(TriggerFunction.values())
                        .map(this::trigger)
                        .filter(Objects::nonNull)
                        .toList();
        return findings.isEmpty()
                ? List.of(Finding.ok("triggers", "Cognito calls the three functions' aliases."))
                : findings;
    }

    /** What Cognito may call. */
    List<Finding> permissions() {
        var called =
                Stream.of(TriggerFunction.values())
                        .flatMap(function -> AliasArn.find(arn(function)).stream())
                        .toList();
        if (called.isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        called.forEach(alias -> permission(alias, findings));
        return findings.isEmpty()
                ? List.of(
                        Finding.ok("permissions", "Cognito may call them for this user pool only."))
                : findings;
    }

    private @Nullable Finding trigger(TriggerFunction function) {
        var arn = arn(function);
        if (arn.isEmpty()) {
            return trouble(Severity.HIGH, function, "isn't set, so sign-in with a code fails.");
        }
        if (ours != null && !ours.isOurs(function, pool.settings().at(pointer(function)))) {
            return trouble(
                    Severity.HIGH, function, "calls a function that isn't the stack's: " + arn);
        }
        if (AliasArn.find(arn).isEmpty()) {
            return trouble(
                    Severity.MEDIUM,
                    function,
                    "calls a function without an alias, so without SnapStart: a cold start may take"
                            + " longer than the five seconds Cognito waits.");
        }
        if (ours != null && !ours.alias(function).text().equals(arn)) {
            return trouble(
                    Severity.MEDIUM, function, "calls another alias than the stack's: " + arn);
        }
        return null;
    }

    private Finding trouble(Severity severity, TriggerFunction function, String what) {
        return new Finding(
                severity,
                "triggers",
                function.trigger(),
                "The trigger " + what,
                pool.attachAnyClient()
                        + (severity == Severity.HIGH && !arn(function).isEmpty()
                                ? " --replace-triggers"
                                : ""));
    }

    private void permission(AliasArn alias, List<Finding> findings) {
        var policy = AliasPolicy.read(lambda, alias);
        if (!policy.admits(pool.arn())) {
            findings.add(
                    new Finding(
                            Severity.HIGH,
                            "permissions",
                            alias.text(),
                            "Cognito may not call it for this user pool, so sign-in fails.",
                            pool.attachAnyClient()));
        }
        for (var statement : policy.tooWide()) {
            findings.add(
                    new Finding(
                            Severity.MEDIUM,
                            "permissions",
                            alias.text(),
                            "Statement "
                                    + statement.id()
                                    + " lets user pools in that it doesn't name by SourceArn and"
                                    + " SourceAccount, those of strangers, too.",
                            "aws lambda remove-permission --function-name "
                                    + alias.function()
                                    + " --qualifier "
                                    + alias.alias()
                                    + " --statement-id "
                                    + statement.id()
                                    + "\n(then "
                                    + pool.attachAnyClient()
                                    + ")"));
        }
    }

    private String arn(TriggerFunction function) {
        return pool.settings().at(pointer(function)).asText("");
    }

    private static String pointer(TriggerFunction function) {
        return "/LambdaConfig/" + function.trigger();
    }
}
