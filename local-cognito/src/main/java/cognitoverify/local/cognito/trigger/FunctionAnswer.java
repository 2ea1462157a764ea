package cognitoverify.local.cognito.trigger;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** How a function ended. */
public sealed interface FunctionAnswer {
    /** What it returned, null if it didn't. */
    default @Nullable String returned() {
        return this instanceof Returned(var text, _) ? text : null;
    }

    /** What it logged of its decision, as far as that is known. */
    default List<String> logged() {
        return this instanceof Returned(_, var log) ? log : List.of();
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
     * @param log the lines of its {@code DecisionLog}; none where they can't be had
     */
    record Returned(String text, List<String> log) implements FunctionAnswer {
        /** Copies the lines. */
        public Returned {
            log = List.copyOf(log);
        }

        /** Without a log. */
        public Returned(String text) {
            this(text, List.of());
        }
    }

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
