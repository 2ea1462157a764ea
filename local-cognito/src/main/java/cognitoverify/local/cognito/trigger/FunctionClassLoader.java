package cognitoverify.local.cognito.trigger;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Loads our own classes anew for a function, so that it shares no static state with others. Those
 * of the libraries keep nothing of an invocation, and the functions have them in common with the
 * program: to load and compile them for each function took most of a first sign-in.
 *
 * <p>Never closed: classes are loaded as long as the function is called.
 */
final class FunctionClassLoader extends URLClassLoader {
    private static final String OURS = "cognitoverify.";

    static {
        registerAsParallelCapable();
    }

    FunctionClassLoader(String function) {
        super(function, classPath(), FunctionClassLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    private static URL[] classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(FunctionClassLoader::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
