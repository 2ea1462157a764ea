package cognitoverify.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What Lambda tells a function about its invocation. */
public final class FakeContext implements Context {
    /** The request id of every invocation. */
    public static final String REQUEST_ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    private final Duration remaining;

    /** With Cognito's 5 s to go. */
    public FakeContext() {
        this(Duration.ofSeconds(5));
    }

    /** With that long to go. */
    public FakeContext(Duration remaining) {
        this.remaining = remaining;
    }

    @Override
    public String getAwsRequestId() {
        return REQUEST_ID;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) remaining.toMillis();
    }

    @Override
    public String getLogGroupName() {
        return "";
    }

    @Override
    public String getLogStreamName() {
        return "";
    }

    @Override
    public String getFunctionName() {
        return "";
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "";
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
