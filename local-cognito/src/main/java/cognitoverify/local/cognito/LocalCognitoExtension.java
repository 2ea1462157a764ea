package cognitoverify.local.cognito;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.verify.LocalVerify;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A {@link LocalCognito} for JUnit: on free ports, reset before each test, closed at the end.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LocalCognitoExtension cognito = LocalCognitoExtension.withDefaults();
 * }</pre>
 *
 * <p>In a static field, or by {@link LocalCognitoTest}, one server serves all tests of the class
 * and of its nested classes; in an instance field each test has its own. Tests may take the server,
 * and its {@link LocalVerify}, as parameters.
 */
public final class LocalCognitoExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {
    private final LocalCognito.Builder builder;
    private @Nullable LocalCognito server;

    /** Classes around the running test; 0 in an instance field, which hears of tests only. */
    private int classes;

    /** For {@link LocalCognitoTest}. */
    LocalCognitoExtension() {
        this(LocalCognito.builder());
    }

    /** A server as this builder describes it. */
    public LocalCognitoExtension(LocalCognito.Builder builder) {
        this.builder = requireNonNull(builder);
    }

    /** A server with the builder's default values. */
    public static LocalCognitoExtension withDefaults() {
        return new LocalCognitoExtension();
    }

    /** The server, started if it isn't yet. */
    public synchronized LocalCognito server() {
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

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == LocalCognito.class || type == LocalVerify.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalVerify.class
                ? server().verify()
                : server();
    }

    private synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
