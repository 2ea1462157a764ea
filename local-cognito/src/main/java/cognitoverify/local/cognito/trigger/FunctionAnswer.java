package cognitoverify.local.cognito.trigger;

import org.jspecify.annotations.Nullable;

/** How a function ended. */
public sealed interface FunctionAnswer {
    /** What it returned, null if it didn't. */
    default @Nullable String returned() {
        return this instanceof Returned(var text) ? text : null;
    }

    /** What went wrong, null if nothing did. */
    default @Nullable String failure() {
        return switch (this) {
            case Returned _ -> null;
            case Threw(var message) -> message;
            case NotInvoked(var error) -> error;
        };
    }

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
