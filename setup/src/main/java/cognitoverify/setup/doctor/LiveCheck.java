package cognitoverify.setup.doctor;

import static cognitoverify.setup.report.Severity.HIGH;
import static cognitoverify.setup.report.Severity.MEDIUM;
import static cognitoverify.setup.report.Severity.OK;

import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.report.Finding;
import cognitoverify.setup.report.Severity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Calls a deployed function as Cognito would, and looks at its answer. */
final class LiveCheck {
    /** Cognito waits for 5 s; whoever takes this long is called twice some day. */
    private static final Duration SLOW = Duration.ofSeconds(3);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LambdaClient lambda;
    private final DecoyEvents events;
    private final String stackName;
    private final boolean isMfa;
    private final LongSupplier nanos;

    LiveCheck(
            LambdaClient lambda,
            DecoyEvents events,
            String stackName,
            boolean isMfa,
            LongSupplier nanos) {
        this.lambda = lambda;
        this.events = events;
        this.stackName = stackName;
        this.isMfa = isMfa;
        this.nanos = nanos;
    }

    /** Calls it once. */
    List<Finding> look(TriggerFunction function, String aliasArn) {
        var start = nanos.getAsLong();
        var answer =
                lambda.invoke(
                        request ->
                                request.functionName(aliasArn)
                                        .payload(SdkBytes.fromUtf8String(events.of(function))));
        var took = Duration.ofNanos(nanos.getAsLong() - start);
        if (answer.functionError() != null) {
            return List.of(
                    finding(
                            HIGH,
                            function,
                            "It fails to start: most often a variable of its configuration is wrong.",
                            "Read its log, which names the variable: sam logs --stack-name "
                                    + stackName
                                    + " --name "
                                    + function.logicalId()));
        }
        var judged = judged(function, response(answer), took);
        return took.compareTo(SLOW) > 0 ? List.of(judged, slow(function, took)) : List.of(judged);
    }

    private static Finding slow(TriggerFunction function, Duration took) {
        return finding(
                MEDIUM,
                function,
                "It took "
                        + took.toMillis()
                        + " ms, network included; Cognito calls again after"
                        + " 5 s.",
                "Run it again. If it stays so: is SnapStart on, and FunctionMemory at 1024 or"
                        + " more?");
    }

    private Finding judged(TriggerFunction function, JsonNode response, Duration took) {
        return switch (function) {
            case DEFINE -> define(response, took);
            case CREATE -> create(response, took);
            case VERIFY ->
                    response.path("answerCorrect").asBoolean(true)
                            ? wrong(function, "It takes any answer for the right code.")
                            : right(function, "refuses a wrong code", took);
        };
    }

    private Finding define(JsonNode response, Duration took) {
        var fails = response.path("failAuthentication").asBoolean(false);
        var asks = response.path("challengeName").asText().equals("CUSTOM_CHALLENGE");
        if (isMfa) {
            return fails && !asks
                    ? right(TriggerFunction.DEFINE, "refuses who skips the password", took)
                    : wrong(TriggerFunction.DEFINE, "It lets people in who skip the password.");
        }
        return asks && !fails
                ? right(TriggerFunction.DEFINE, "asks for a code", took)
                : wrong(TriggerFunction.DEFINE, "It doesn't begin a sign-in with a code.");
    }

    private Finding create(JsonNode response, Duration took) {
        var reason = response.path("publicChallengeParameters").path("REASON").asText();
        return switch (reason) {
            case "CODE_SENT" ->
                    right(TriggerFunction.CREATE, "answers as for a user, and sends nothing", took);
            case "TEMPORARILY_UNAVAILABLE" ->
                    finding(
                            HIGH,
                            TriggerFunction.CREATE,
                            "It sends no codes: it can't read Twilio's secret, or a budget of all"
                                    + " codes is used up.",
                            "The log line of this moment has the reason: SECRET_MISSING and alike,"
                                    + " or a budget.");
            default ->
                    wrong(TriggerFunction.CREATE, "It answers a first round with " + reason + ".");
        };
    }

    private static Finding right(TriggerFunction function, String what, Duration took) {
        return finding(OK, function, what + " (" + took.toMillis() + " ms)", "");
    }

    private static Finding wrong(TriggerFunction function, String what) {
        return finding(
                HIGH,
                function,
                what,
                "It is not this project's function, or an old one: sam build && sam deploy.");
    }

    private static Finding finding(
            Severity severity, TriggerFunction function, String message, String remedy) {
        return new Finding(severity, "live", function.trigger(), message, remedy);
    }

    private static JsonNode response(InvokeResponse answer) {
        try {
            return JSON.readTree(answer.payload().asUtf8String()).path("response");
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }
}
