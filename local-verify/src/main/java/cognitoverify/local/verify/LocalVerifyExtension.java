package cognitoverify.local.verify;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A {@link LocalVerify} for JUnit: on a free port, reset before each test, closed at the end.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LocalVerifyExtension verify = LocalVerifyExtension.withDefaults();
 * }</pre>
 *
 * <p>In a static field one server serves all tests of the class and of its nested classes; in an
 * instance field each test has its own.
 */
public final class LocalVerifyExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final LocalVerify.Builder builder;
    private @Nullable LocalVerify server;

    /** Classes around the running test; 0 in an instance field, which hears of tests only. */
    private int classes;

    /** A server as this builder describes it. */
    public LocalVerifyExtension(LocalVerify.Builder builder) {
        this.builder = requireNonNull(builder);
    }

    /** A server with the builder's default values. */
    public static LocalVerifyExtension withDefaults() {
        return new LocalVerifyExtension(LocalVerify.builder());
    }

    /** The server, started if it isn't yet. */
    public synchronized LocalVerify server() {
        if (server == null) {
            server = builder.start();
        }
        return server;
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        classes++;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server().reset();
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        if (classes == 0) {
            close();
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        classes--;
        if (classes == 0) {
            close();
        }
    }

    private synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
