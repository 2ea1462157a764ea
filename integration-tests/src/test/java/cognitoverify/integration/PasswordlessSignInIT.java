package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sign-ins with the code alone, in containers, with LocalStack for SSM. */
@NeedsDocker
class PasswordlessSignInIT extends PasswordlessSignIns {
    @RegisterExtension
    static final RunningFunctions functions = RunningFunctions.in(SignInMode.PASSWORDLESS);

    @Override
    Place place() {
        return functions;
    }

    @Test
    void theSecretComesFromLocalStack() {
        functions.ann().start();

        assertThat(functions.verify().counters().secretReads()).isZero();
        assertThat(functions.verify().inbox()).hasSize(1);
    }

    @Test
    void theLogTellsTheDecisionAndNothingPersonal() {
        var ann = functions.ann();
        ann.start();
        var code = functions.newest().code();
        ann.answer(code);

        assertThat(functions.log())
                .contains("\"outcome\":\"sent\"")
                .contains("\"outcome\":\"right\"")
                .contains("\"outcome\":\"tokens\"")
                .doesNotContain(NUMBER.substring(1))
                .doesNotContain("ann@example.com")
                .doesNotContain("\"" + code + "\"")
                .doesNotContain(Surroundings.SECRET);
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
