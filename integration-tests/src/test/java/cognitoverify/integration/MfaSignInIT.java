package cognitoverify.integration;

import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Sign-ins with the password, and then the code, in containers. */
@NeedsDocker
class MfaSignInIT extends MfaSignIns {
    @RegisterExtension
    static final RunningFunctions functions = RunningFunctions.in(SignInMode.MFA);

    @Override
    Place place() {
        return functions;
    }
}
