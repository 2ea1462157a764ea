package cognitoverify.local.cognito.trigger;

/** How a function ended. */
public sealed interface FunctionAnswer {
    /**
     * It returned something.
     *
     * @param text JSON, unless the function is broken
     */
    record Returned(String text) implements FunctionAnswer {}

    /**
     * It threw.
     *
     * @param message what Lambda calls {@code errorMessage}
     */
    record Threw(String message) implements FunctionAnswer {}

    /**
     * It could not be called.
     *
     * @param error such as {@code AccessDeniedException}
     */
    record NotInvoked(String error) implements FunctionAnswer {}
}
