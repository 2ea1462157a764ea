package cognitoverify.local.cognito.trigger;

import cognitoverify.local.cognito.trigger.FunctionAnswer.NotInvoked;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Returned;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Threw;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The functions in this process. Each is made when it is first called, as Lambda does. */
public final class InProcessFunctions implements TriggerFunctions {
    private final Map<String, InProcessFunction> functions = new ConcurrentHashMap<>();

    /**
     * Adds a function.
     *
     * @param name as {@link TriggerFunctions#invoke} will ask for it
     * @param handlerClass a RequestHandler with a constructor that takes the environment
     */
    public void add(String name, String handlerClass, Map<String, String> environment) {
        functions.put(name, new InProcessFunction(name, handlerClass, environment));
    }

    @Override
    public FunctionAnswer invoke(String function, String event) {
        var found = functions.get(function);
        if (found == null) {
            return new NotInvoked("AccessDeniedException");
        }
        try {
            return new Returned(found.invoke(event));
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
