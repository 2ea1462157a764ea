package cognitoverify.local.cognito.trigger;

import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.trigger.FunctionAnswer.NotInvoked;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Returned;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Threw;
import cognitoverify.local.cognito.trigger.TimelineRecorder.Recording;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls functions with Cognito's patience: an attempt that takes too long is given up, though it
 * runs on, and the function is called again; after the third attempt the sign-in fails. Only the
 * attempt that is waited for can answer. A function that throws is not called again.
 */
public final class TriggerCaller {
    private static final int ATTEMPTS = 3;

    private final TriggerFunctions functions;
    private final Duration patience;
    private final ColdStarts coldStarts;
    private final TimelineRecorder recorder;

    /**
     * Makes the calls.
     *
     * @param patience Cognito's is 5 s
     */
    public TriggerCaller(
            TriggerFunctions functions,
            Duration patience,
            ColdStarts coldStarts,
            TimelineRecorder recorder) {
        this.functions = functions;
        this.patience = patience;
        this.coldStarts = coldStarts;
        this.recorder = recorder;
    }

    /**
     * Calls the function.
     *
     * @return the {@code response} of what it returned
     * @throws CognitoException if it threw, hung, or returned anything unusable
     */
    public ObjectNode call(Call call) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var answer = attempt(call, attempt);
            if (answer != null) {
                return response(call.trigger(), answer);
            }
        }
        throw unexpected(call.trigger(), "Socket timeout while invoking Lambda function");
    }

    /** Null if it took too long. */
    private @Nullable FunctionAnswer attempt(Call call, int number) {
        var recording = recorder.begin(call, number);
        var running = run(call, coldStarts.before(call.trigger(), number), recording);
        var answer = wait(running);
        if (answer == null) {
            var _ = running.thenAccept(recording.giveUp()::end);
        } else {
            recording.end(answer);
        }
        return answer;
    }

    private CompletableFuture<FunctionAnswer> run(Call call, Duration start, Recording recording) {
        var text = call.event().toString();
        return CompletableFuture.supplyAsync(
                () -> {
                    start(start);
                    recording.functionBegins();
                    return invoke(call.function(), text);
                },
                work -> Thread.ofVirtual().name(call.function()).start(work));
    }

    private static void start(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private FunctionAnswer invoke(String function, String event) {
        try {
            return functions.invoke(function, event);
        } catch (RuntimeException | Error failed) {
            return new NotInvoked(failed.getClass().getSimpleName());
        }
    }

    private @Nullable FunctionAnswer wait(CompletableFuture<FunctionAnswer> running) {
        try {
            return running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return null;
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new NotInvoked("ServiceException");
        }
    }

    private static ObjectNode response(Trigger trigger, FunctionAnswer answer) {
        return switch (answer) {
            case Returned(var text, _) -> response(text);
            case Threw(var message) ->
                    throw new CognitoException(
                            "UserLambdaValidationException",
                            trigger.text() + " failed with error " + message + ".");
            case NotInvoked(var error) -> throw unexpected(trigger, error);
        };
    }

    private static ObjectNode response(String text) {
        var document = Json.read(text);
        if (document == null) {
            throw unusable("Invalid lambda function output : Invalid JSON");
        }
        if (!(document.path("response") instanceof ObjectNode response)) {
            throw unrecognizable();
        }
        return response;
    }

    static CognitoException unrecognizable() {
        return unusable("Unrecognizable lambda output");
    }

    private static CognitoException unusable(String message) {
        return new CognitoException("InvalidLambdaResponseException", message);
    }

    private static CognitoException unexpected(Trigger trigger, String error) {
        return new CognitoException(
                "UnexpectedLambdaException",
                trigger.text() + " invocation failed due to error " + error + ".");
    }
}
