package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.Test;
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

    @Test
    @NeedsChromium
    void theLocalCognitosPageSignsInThroughThem() {
        try (var page = PageThroughFunctions.open(functions)) {
            page.signIn();

            assertThat(page.outcome()).isEqualTo("Signed in as +12025550100");
        }
    }
}
