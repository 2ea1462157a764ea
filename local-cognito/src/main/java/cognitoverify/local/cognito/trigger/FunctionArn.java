package cognitoverify.local.cognito.trigger;

/** How a pool's LambdaConfig names a function. */
public final class FunctionArn {
    private static final String BEFORE_NAME = "arn:aws:lambda:us-east-1:000000000000:function:";
    private static final int NAME = 6;

    private FunctionArn() {}

    /** The ARN of a function on this machine. */
    public static String of(String function) {
        return BEFORE_NAME + function;
    }

    /** The function's name in an ARN, an alias left out; a text that is no ARN is a name. */
    public static String function(String arn) {
        var parts = arn.split(":", -1);
        return parts.length > NAME ? parts[NAME] : arn;
    }
}
