package cognitoverify.local.cognito.trigger;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * One function, our own classes anew for it: two functions see nothing of each other but what the
 * libraries keep.
 */
final class InProcessFunction {
    private final String name;
    private final String handlerClass;
    private final Map<String, String> environment;
    private final @Nullable Map<String, Map<String, Object>> items;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable BiFunction<String, Consumer<String>, String> running;

    InProcessFunction(
            String name,
            String handlerClass,
            Map<String, String> environment,
            @Nullable Map<String, Map<String, Object>> items) {
        this.name = name;
        this.handlerClass = handlerClass;
        this.environment = Map.copyOf(environment);
        this.items = items;
    }

    String invoke(String event, Consumer<String> lines) throws Throwable {
        return started().apply(event, lines);
    }

    /** A start that fails is tried again by the next call, as Lambda does. */
    private BiFunction<String, Consumer<String>, String> started() throws Throwable {
        var function = running;
        if (function != null) {
            return function;
        }
        starting.lock();
        try {
            var now = running;
            function = now == null ? start() : now;
            running = function;
            return function;
        } finally {
            starting.unlock();
        }
    }

    // Environment, of another class loader, which lives as long as its classes do.
    @SuppressWarnings({"unchecked", "resource"})
    private BiFunction<String, Consumer<String>, String> start() throws Throwable {
        try {
            return (BiFunction<String, Consumer<String>, String>)
                    new FunctionClassLoader(name)
                            .loadClass(Environment.class.getName())
                            .getConstructor(String.class, String.class, Map.class, Map.class)
                            .newInstance(name, handlerClass, environment, items);
        } catch (InvocationTargetException wrapped) {
            throw cause(wrapped);
        }
    }

    private static Throwable cause(Throwable wrapped) {
        var cause = wrapped.getCause();
        return wrapped instanceof InvocationTargetException && cause != null
                ? cause(cause)
                : wrapped;
    }
}
