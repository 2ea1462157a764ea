package cognitoverify.local.cognito.trigger;

/** Runs functions. Implementations must serve many threads at once. */
@FunctionalInterface
public interface TriggerFunctions {
    /**
     * Runs a function to its end, however long that takes: whoever calls has its own patience.
     *
     * @param function the name in the ARN that the pool's LambdaConfig has
     * @param event JSON
     */
    FunctionAnswer invoke(String function, String event);
}
