package cognitoverify.local.cognito.trigger;

import cognitoverify.local.cognito.trigger.FunctionAnswer.NotInvoked;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Returned;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Threw;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The functions in this process. Each is made when it is first called, as Lambda does. */
public final class InProcessFunctions implements TriggerFunctions {
    private final Map<String, InProcessFunction> functions = new ConcurrentHashMap<>();

    /**
     * Adds a function.
     *
     * @param name as {@link TriggerFunctions#invoke} will ask for it
     * @param handlerClass define's handler, or one with a constructor that takes the environment,
     *     the ledger's table and a log
     * @param items the ledger's, which functions may share; null for no ledger
     */
    public void add(
            String name,
            String handlerClass,
            Map<String, String> environment,
            @Nullable Map<String, Map<String, Object>> items) {
        functions.put(name, new InProcessFunction(name, handlerClass, environment, items));
    }

    @Override
    public FunctionAnswer invoke(String function, String event) {
        var found = functions.get(function);
        if (found == null) {
            return new NotInvoked("AccessDeniedException");
        }
        try {
            var log = new ArrayList<String>();
            return new Returned(found.invoke(event, log::add), log);
        } catch (Throwable thrown) {
            // Whatever a function does to itself, errors included, Lambda survives it.
            return new Threw(message(thrown));
        }
    }

    /** As the Runtime Interface Client reports it. */
    private static String message(Throwable thrown) {
        var message = thrown.getLocalizedMessage();
        return message == null ? thrown.getClass().getName() : message;
    }
}
