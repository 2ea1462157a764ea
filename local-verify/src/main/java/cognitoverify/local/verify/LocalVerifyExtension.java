package cognitoverify.local.verify;

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
public final class LocalVerifyExtension extends LocalServerExtension<LocalVerify> {
    /** A server as this builder describes it. */
    public LocalVerifyExtension(LocalVerify.Builder builder) {
        super(builder::start, LocalVerify::reset, LocalVerify::close);
    }

    /** A server with the builder's default values. */
    public static LocalVerifyExtension withDefaults() {
        return new LocalVerifyExtension(LocalVerify.builder());
    }
}
