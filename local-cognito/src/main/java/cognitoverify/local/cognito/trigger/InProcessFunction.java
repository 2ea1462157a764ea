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
import java.util.function.UnaryOperator;

/**
 * One function, in a class loader of its own over this program's class path: two functions see as
 * little of each other as two Lambda environments do.
 */
final class InProcessFunction {
    private final String name;
    private final String handlerClass;
    private final Map<String, String> environment;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable UnaryOperator<String> running;

    InProcessFunction(String name, String handlerClass, Map<String, String> environment) {
        this.name = name;
        this.handlerClass = handlerClass;
        this.environment = Map.copyOf(environment);
    }

    String invoke(String event) throws Throwable {
        return started().apply(event);
    }

    /** A start that fails is tried again by the next call, as Lambda does. */
    private UnaryOperator<String> started() throws Throwable {
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
    private UnaryOperator<String> start() throws Throwable {
        try {
            return (UnaryOperator<String>)
                    isolated()
                            .loadClass(Environment.class.getName())
                            .getConstructor(String.class, String.class, Map.class)
                            .newInstance(name, handlerClass, environment);
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
