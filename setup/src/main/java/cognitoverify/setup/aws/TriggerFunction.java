package cognitoverify.setup.aws;

/** A function of the stack, and the trigger of a user pool that it serves. */
public enum TriggerFunction {
    DEFINE("DefineAuthChallenge", "DefineAuthChallenge"),
    CREATE("CreateAuthChallenge", "CreateAuthChallenge"),
    VERIFY("VerifyAuthChallengeResponse", "VerifyAuthChallenge");

    private final String trigger;
    private final String resource;

    TriggerFunction(String trigger, String resource) {
        this.trigger = trigger;
        this.resource = resource;
    }

    /** Its name in a pool's LambdaConfig. */
    public String trigger() {
        return trigger;
    }

    /** Its name in template.yaml. */
    public String logicalId() {
        return resource + "Function";
    }

    /** The stack's output with the ARN of its alias. */
    String output() {
        return logicalId() + "AliasArn";
    }
}
