package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Reply.Next;
import cognitoverify.local.verify.LocalVerify;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** Sign-ins with the code alone, wherever the functions run. */
abstract class PasswordlessSignIns {
    static final String NUMBER = "+12025550100";

    private final CognitoStandIn ann = place().ann();

    abstract Place place();

    @Test
    void theCodeFromTheMessageSignsIn() {
        var first = ann.start();
        var message = place().newest();

        assertThat(first.reason()).isEqualTo("CODE_SENT");
        assertThat(message.to()).isEqualTo(NUMBER);
        assertThat(message.channel()).isEqualTo("sms");
        assertThat(ann.answer(message.code()).next()).isEqualTo(Next.TOKENS);
        assertThat(verify().counters().sends()).isEqualTo(1);
        assertThat(verify().counters().checks()).isEqualTo(1);
    }

    @Test
    void theFirstRoundTellsAllThatAClientNeedsAndNoDigitOfTheNumber() {
        var first = ann.start();

        assertThat(first.parameters())
                .containsOnlyKeys(
                        "CODE_DELIVERY_DELIVERY_MEDIUM",
                        "CODE_DELIVERY_DESTINATION",
                        "CODE_LENGTH",
                        "CODE_EXPIRES_IN",
                        "RESEND_IN",
                        "CHANNELS",
                        "GUESSES_LEFT",
                        "REASON")
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS")
                .containsEntry("CODE_DELIVERY_DESTINATION", "+***")
                .containsEntry("CHANNELS", "SMS,CALL,WHATSAPP,EMAIL")
                .containsEntry("GUESSES_LEFT", "3");
    }

    /** C2. */
    @Test
    void afterAWrongCodeTheSameMessageStillSignsIn() {
        ann.start();
        var code = place().newest().code();

        var second = ann.answer(place().wrongCode());

        assertThat(second.reason()).isEqualTo("WRONG_CODE");
        assertThat(second.parameters()).containsEntry("GUESSES_LEFT", "2");
        assertThat(verify().counters().sends()).isEqualTo(1);
        assertThat(ann.answer(code).next()).isEqualTo(Next.TOKENS);
    }

    /** D4. */
    @Test
    void theThirdWrongCodeEndsTheSignIn() {
        ann.start();
        var wrong = place().wrongCode();

        assertThat(ann.answer(wrong).next()).isEqualTo(Next.CODE);
        assertThat(ann.answer(wrong).next()).isEqualTo(Next.CODE);
        assertThat(ann.answer(wrong).next()).isEqualTo(Next.NOT_AUTHORIZED);
    }

    /** C3, D4. */
    @Test
    void anotherCodeIsSentOnlyWhenTheWaitIsOver() {
        ann.start();

        var tooSoon = ann.resend();

        assertThat(tooSoon.reason()).isEqualTo("TOO_SOON");
        assertThat(verify().counters().sends()).isEqualTo(1);

        ann.passes(Duration.ofSeconds(30));
        var sent = ann.resend();

        assertThat(sent.reason()).isEqualTo("CODE_SENT");
        assertThat(sent.parameters()).containsEntry("GUESSES_LEFT", "3");
        assertThat(verify().counters().sends()).isEqualTo(2);
        assertThat(verify().counters().checks()).isZero();
        assertThat(ann.answer(place().newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    /** C8, D5, V14. */
    @Test
    void anUnknownUserSeesWhatAKnownOneSeesAndNothingIsSent() {
        var known = ann.start();
        verify().reset();
        var nobody = place().unknownUser();

        var unknown = nobody.start();

        assertThat(unknown).isEqualTo(known);
        assertThat(nobody.answer("123456").reason()).isEqualTo("WRONG_CODE");
        assertThat(verify().counters().sends()).isZero();
        assertThat(verify().counters().checks()).isZero();
    }

    /** D4: nor is it even looked at. */
    @Test
    void aRightCodeThatIsCalledAResendIsNoRightCode() {
        ann.start();
        var code = place().newest().code();

        assertThat(ann.answer(code, Map.of("codeAction", "resend")).reason()).isEqualTo("TOO_SOON");
        assertThat(verify().counters().checks()).isZero();
    }

    private LocalVerify verify() {
        return place().verify();
    }
}
