package cognitoverify.integration;

import static java.util.Objects.requireNonNull;

import cognitoverify.lambda.Event;
import cognitoverify.local.verify.LocalVerify;
import cognitoverify.protocol.SignInMode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.Map;

/**
 * The functions of one mode in this process, for a test class, with local-verify for Twilio and for
 * SSM. They are configured as {@code events/local.json} says; each test has new ones, as after a
 * cold start.
 */
final class InProcess implements Place, BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final SignInMode mode;
    private final LocalVerify.Builder builder;
    private @Nullable LocalVerify verify;
    private @Nullable Functions functions;

    private InProcess(SignInMode mode, LocalVerify.Builder builder) {
        this.mode = mode;
        this.builder = builder;
    }

    static InProcess in(SignInMode mode) {
        return new InProcess(mode, LocalVerify.builder());
    }

    /** With a Verify of the test's own. */
    static InProcess in(SignInMode mode, LocalVerify.Builder builder) {
        return new InProcess(mode, builder);
    }

    @Override
    public SignInMode mode() {
        return mode;
    }

    @Override
    public Functions functions() {
        return requireNonNull(functions);
    }

    @Override
    public LocalVerify verify() {
        return requireNonNull(verify);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        verify = builder.start();
        functions = new InProcessFunctions(environment());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        verify().reset();
        functions = new InProcessFunctions(environment());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        verify().close();
    }

    private Map<String, String> environment() {
        var environment = Event.variables(mode == SignInMode.MFA ? "local-mfa.json" : "local.json");
        environment.put("VERIFY_BASE_URL", verify().uri().toString());
        environment.put("AWS_ENDPOINT_URL_SSM", verify().uri().toString());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        return environment;
    }
}
