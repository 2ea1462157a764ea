package cognitoverify.local.verify;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A local server for JUnit: started when it is needed, reset before each test, closed at the end.
 *
 * <p>In a static field one server serves all tests of the class and of its nested classes; in an
 * instance field each test has its own.
 *
 * @param <S> the server
 */
public abstract class LocalServerExtension<S>
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final Supplier<S> start;
    private final Consumer<S> reset;
    private final Consumer<S> close;
    private @Nullable S server;

    /** Classes around the running test; 0 in an instance field, which hears of tests only. */
    private int classes;

    /** For a server that is started, reset and closed like this. */
    protected LocalServerExtension(Supplier<S> start, Consumer<S> reset, Consumer<S> close) {
        this.start = requireNonNull(start);
        this.reset = requireNonNull(reset);
        this.close = requireNonNull(close);
    }

    /** The server, started if it isn't yet. */
    public final synchronized S server() {
        if (server == null) {
            server = start.get();
        }
        return server;
    }

    @Override
    public final synchronized void beforeAll(ExtensionContext context) {
        classes++;
    }

    @Override
    public final void beforeEach(ExtensionContext context) {
        reset.accept(server());
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        closeOutside();
    }

    @Override
    public final synchronized void afterAll(ExtensionContext context) {
        classes--;
        closeOutside();
    }

    private synchronized void closeOutside() {
        if (classes == 0 && server != null) {
            close.accept(server);
            server = null;
        }
    }
}
