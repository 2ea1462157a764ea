package cognitoverify.setup.doctor;

import static cognitoverify.setup.report.Severity.HIGH;
import static cognitoverify.setup.report.Severity.LOW;
import static cognitoverify.setup.report.Severity.MEDIUM;
import static cognitoverify.setup.report.Severity.OK;

import cognitoverify.setup.aws.Deployment;
import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.report.Finding;
import cognitoverify.setup.report.Severity;

import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The functions as their aliases have them. */
final class DeployedFunctions {
    private static final int COGNITO_WAITS = 5;

    private final Deployment deployment;

    DeployedFunctions(Deployment deployment) {
        this.deployment = deployment;
    }

    /** A function's variables. */
    Map<String, String> environment(TriggerFunction function) {
        return deployment.environment(function);
    }

    /** Whether a password comes before the code. */
    boolean isMfa() {
        return environment(TriggerFunction.CREATE).getOrDefault("SIGN_IN_MODE", "").equals("MFA");
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        for (var function : TriggerFunction.values()) {
            var configuration = deployment.configuration(function);
            found.add(snapStart(function, configuration));
            if (Objects.requireNonNullElse(configuration.timeout(), 0) > COGNITO_WAITS) {
                found.add(
                        finding(
                                LOW,
                                function,
                                "It may take "
                                        + configuration.timeout()
                                        + " s, but Cognito waits for 5.",
                                "Deploy with FunctionTimeout=5."));
            }
        }
        found.add(mode());
        found.addAll(countries());
        return found;
    }

    private static Finding snapStart(
            TriggerFunction function, GetFunctionConfigurationResponse configuration) {
        var snapStart = configuration.snapStart();
        return snapStart != null && snapStart.optimizationStatus() == SnapStartOptimizationStatus.ON
                ? finding(OK, function, "SnapStart is on in version " + configuration.version(), "")
                : finding(
                        MEDIUM,
                        function,
                        "SnapStart is off in version "
                                + configuration.version()
                                + ": a cold start"
                                + " takes a second or more, and Cognito calls again after 5 s.",
                        "Deploy template.yaml as it is; the pool's triggers must name the alias.");
    }

    private Finding mode() {
        var modes =
                Stream.of(TriggerFunction.values())
                        .map(function -> environment(function).getOrDefault("SIGN_IN_MODE", ""))
                        .filter(mode -> !mode.isEmpty())
                        .distinct()
                        .toList();
        return modes.size() == 1
                ? Finding.ok("sign-in-mode", modes.getFirst() + " in all functions")
                : Finding.of(
                        HIGH,
                        "sign-in-mode",
                        "The functions don't agree on SIGN_IN_MODE: " + modes,
                        "Deploy once more, with one SignInMode.");
    }

    private List<Finding> countries() {
        return environment(TriggerFunction.CREATE).getOrDefault("ALLOWED_COUNTRIES", "").equals("*")
                ? List.of(
                        Finding.of(
                                MEDIUM,
                                "allowed-countries",
                                "Codes go to every country, which invites fraud with expensive"
                                        + " numbers.",
                                "Deploy with AllowedCountries= and the countries of your users."))
                : List.of();
    }

    private static Finding finding(
            Severity severity, TriggerFunction function, String message, String remedy) {
        return new Finding(severity, "functions", function.trigger(), message, remedy);
    }
}
