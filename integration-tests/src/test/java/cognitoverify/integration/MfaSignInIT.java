package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Reply.Next;
import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Map;

/** Sign-ins with the password, and then the code. */
@NeedsDocker
class MfaSignInIT {

    @RegisterExtension
    static final RunningFunctions functions = RunningFunctions.in(SignInMode.MFA);

    private final CognitoStandIn ann = functions.ann();

    @Test
    void thePasswordAndTheCodeFromTheMessageSignIn() {
        assertThat(ann.start()).isEqualTo(new Reply(Next.PASSWORD));
        assertThat(functions.verify().counters().sends()).isZero();

        var code = ann.password(Map.of());

        assertThat(code.reason()).isEqualTo("CODE_SENT");
        assertThat(code.parameters())
                .containsEntry("CODE_DELIVERY_DESTINATION", "+*******0100")
                .containsEntry("CHANNELS", "SMS,CALL,WHATSAPP,EMAIL");
        assertThat(ann.answer(functions.newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    @Test
    void thePasswordAloneDoesNot() {
        ann.start();
        ann.password(Map.of());

        var second = ann.answer(functions.wrongCode());

        assertThat(second.next()).isEqualTo(Next.CODE);
        assertThat(second.reason()).isEqualTo("WRONG_CODE");
    }

    @Test
    void theFirstCodeComesByTheChannelThatTheClientAskedFor() {
        ann.start();

        var code = ann.password(Map.of("codeChannel", "email"));

        assertThat(code.parameters())
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL")
                .containsEntry("CODE_DELIVERY_DESTINATION", "a***@e***");
        assertThat(functions.newest().to()).isEqualTo("ann@example.com");
        assertThat(ann.answer(functions.newest().code()).next()).isEqualTo(Next.TOKENS);
    }
}
