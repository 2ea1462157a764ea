package cognitoverify.local.cognito.trigger;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What Lambda tells a function about its invocation. */
final class InvocationContext implements Context {
    /** The template's function timeout: no longer than Cognito waits. */
    private static final long TIMEOUT_MILLIS = 5000;

    private final String requestId = UUID.randomUUID().toString();
    private final long startedNanos = System.nanoTime();
    private final String function;

    InvocationContext(String function) {
        this.function = function;
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public int getRemainingTimeInMillis() {
        var spent = (System.nanoTime() - startedNanos) / 1_000_000;
        return (int) Math.max(0, TIMEOUT_MILLIS - spent);
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + function;
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return FunctionArn.of(function);
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }

    @Override
    public @Nullable LambdaLogger getLogger() {
        return null;
    }
}
