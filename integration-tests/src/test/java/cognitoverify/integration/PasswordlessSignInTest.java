package cognitoverify.integration;

import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Sign-ins with the code alone, without Docker. */
class PasswordlessSignInTest extends PasswordlessSignIns {
    @RegisterExtension static final InProcess functions = InProcess.in(SignInMode.PASSWORDLESS);

    @Override
    Place place() {
        return functions;
    }
}
