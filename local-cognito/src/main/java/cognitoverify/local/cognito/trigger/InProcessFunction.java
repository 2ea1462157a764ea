package cognitoverify.local.cognito.trigger;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * One function, in a class loader of its own over this program's class path: two functions see as
 * little of each other as two Lambda environments do.
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

    @SuppressWarnings("unchecked") // Environment, of another class loader.
    private BiFunction<String, Consumer<String>, String> start() throws Throwable {
        try {
            return (BiFunction<String, Consumer<String>, String>)
                    isolated()
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

    /** Never closed: classes are loaded as long as the function is called. */
    @SuppressWarnings("resource")
    private ClassLoader isolated() {
        return new URLClassLoader(name, classPath(), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] classPath() {
        var urls = new ArrayList<URL>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(url(entry));
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
