package cognitoverify.local.cognito;

import cognitoverify.local.verify.LocalServerExtension;
import cognitoverify.local.verify.LocalVerify;

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
public final class LocalCognitoExtension extends LocalServerExtension<LocalCognito>
        implements ParameterResolver {
    /** For {@link LocalCognitoTest}. */
    LocalCognitoExtension() {
        this(LocalCognito.builder());
    }

    /** A server as this builder describes it. */
    public LocalCognitoExtension(LocalCognito.Builder builder) {
        super(builder::start, LocalCognito::reset, LocalCognito::close);
    }

    /** A server with the builder's default values. */
    public static LocalCognitoExtension withDefaults() {
        return new LocalCognitoExtension();
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
}
