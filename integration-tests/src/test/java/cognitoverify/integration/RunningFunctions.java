package cognitoverify.integration;

import static java.util.Objects.requireNonNull;

import cognitoverify.integration.Reply.Next;
import cognitoverify.local.verify.LocalVerify;
import cognitoverify.protocol.SignInMode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The functions of one mode, running in containers and warm, for a test class. */
final class RunningFunctions
        implements Place, BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private static final int WARM_UPS = 6;

    private final SignInMode mode;
    private @Nullable Surroundings surroundings;
    private @Nullable SamLambda lambda;

    private RunningFunctions(SignInMode mode) {
        this.mode = mode;
    }

    static RunningFunctions in(SignInMode mode) {
        return new RunningFunctions(mode);
    }

    @Override
    public SignInMode mode() {
        return mode;
    }

    @Override
    public Functions functions() {
        return lambda();
    }

    @Override
    public LocalVerify verify() {
        return requireNonNull(surroundings).verify();
    }

    /** Where they can be invoked. */
    URI address() {
        return lambda().address();
    }

    /** What the functions have written, and SAM about them. */
    String log() {
        return lambda().log();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var around = Surroundings.of(context);
        surroundings = around;
        lambda =
                around.project()
                        .start(
                                around.variables(file(), Map.of()),
                                Path.of("target", "functions-" + mode + ".log"));
        warmUp();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        verify().reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (lambda != null) {
            lambda.close();
        }
    }

    /**
     * A function's first calls may take longer than it waits for an answer: the JVM and Twilio's
     * library start in them, all in one. From then on it has no excuse.
     */
    private void warmUp() {
        for (var tries = 0; tries < WARM_UPS; tries++) {
            verify().reset();
            if (signsIn()) {
                return;
            }
        }
        throw new IllegalStateException("No sign-in after " + WARM_UPS + " tries:\n" + log());
    }

    private boolean signsIn() {
        var ann = ann();
        var reply = ann.start();
        if (reply.next() == Next.PASSWORD) {
            reply = ann.password(Map.of());
        }
        return reply.reason().equals("CODE_SENT")
                && ann.answer(newest().code()).next() == Next.TOKENS;
    }

    private SamLambda lambda() {
        return requireNonNull(lambda);
    }

    private String file() {
        return switch (mode) {
            case PASSWORDLESS -> "local.json";
            case MFA -> "local-mfa.json";
        };
    }
}
