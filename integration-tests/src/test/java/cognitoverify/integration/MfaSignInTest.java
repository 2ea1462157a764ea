package cognitoverify.integration;

import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Sign-ins with the password, and then the code, without Docker. */
class MfaSignInTest extends MfaSignIns {
    @RegisterExtension static final InProcess functions = InProcess.in(SignInMode.MFA);

    @Override
    Place place() {
        return functions;
    }
}
