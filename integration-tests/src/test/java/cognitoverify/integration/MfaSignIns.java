package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Reply.Next;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** Sign-ins with the password, and then the code, wherever the functions run. */
abstract class MfaSignIns {
    private final CognitoStandIn ann = place().ann();

    abstract Place place();

    @Test
    void thePasswordAndTheCodeFromTheMessageSignIn() {
        assertThat(ann.start()).isEqualTo(new Reply(Next.PASSWORD));
        assertThat(place().verify().counters().sends()).isZero();

        var code = ann.password(Map.of());

        assertThat(code.reason()).isEqualTo("CODE_SENT");
        assertThat(code.parameters())
                .containsEntry("CODE_DELIVERY_DESTINATION", "+*******0100")
                .containsEntry("CHANNELS", "SMS,CALL,WHATSAPP,EMAIL");
        assertThat(ann.answer(place().newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    @Test
    void thePasswordAloneDoesNot() {
        ann.start();
        ann.password(Map.of());

        var second = ann.answer(place().wrongCode());

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
        assertThat(place().newest().to()).isEqualTo("ann@example.com");
        assertThat(ann.answer(place().newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    /** D2: InitiateAuth without SRP_A. */
    @Test
    void aSignInWithoutAPasswordFails() {
        var skipped = new CognitoStandIn(place().functions(), SignInEvents.passwordSkipped());

        assertThat(skipped.start()).isEqualTo(new Reply(Next.NOT_AUTHORIZED));
        assertThat(place().verify().counters().sends()).isZero();
    }
}
