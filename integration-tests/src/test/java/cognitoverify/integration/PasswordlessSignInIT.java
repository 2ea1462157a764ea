package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Reply.Next;
import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;

/** Sign-ins with the code alone. */
@NeedsDocker
class PasswordlessSignInIT {

    private static final String NUMBER = "+12025550100";

    @RegisterExtension
    static final RunningFunctions functions = RunningFunctions.in(SignInMode.PASSWORDLESS);

    private final CognitoStandIn ann = functions.ann();

    @Test
    void theCodeFromTheMessageSignsIn() {
        var first = ann.start();
        var message = functions.newest();

        assertThat(first.reason()).isEqualTo("CODE_SENT");
        assertThat(message.to()).isEqualTo(NUMBER);
        assertThat(message.channel()).isEqualTo("sms");
        assertThat(ann.answer(message.code()).next()).isEqualTo(Next.TOKENS);
        assertThat(functions.verify().counters())
                .satisfies(
                        counters -> {
                            assertThat(counters.sends()).isEqualTo(1);
                            assertThat(counters.checks()).isEqualTo(1);
                            // It came from LocalStack.
                            assertThat(counters.secretReads()).isZero();
                        });
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

    @Test
    void afterAWrongCodeTheSameMessageStillSignsIn() {
        ann.start();
        var code = functions.newest().code();

        var second = ann.answer(functions.wrongCode());

        assertThat(second.reason()).isEqualTo("WRONG_CODE");
        assertThat(second.parameters()).containsEntry("GUESSES_LEFT", "2");
        assertThat(functions.verify().counters().sends()).isEqualTo(1);
        assertThat(ann.answer(code).next()).isEqualTo(Next.TOKENS);
    }

    @Test
    void theThirdWrongCodeEndsTheSignIn() {
        ann.start();
        var wrong = functions.wrongCode();

        assertThat(ann.answer(wrong).next()).isEqualTo(Next.CODE);
        assertThat(ann.answer(wrong).next()).isEqualTo(Next.CODE);
        assertThat(ann.answer(wrong).next()).isEqualTo(Next.NOT_AUTHORIZED);
    }

    @Test
    void anotherCodeIsSentOnlyWhenTheWaitIsOver() {
        ann.start();

        var tooSoon = ann.resend();

        assertThat(tooSoon.reason()).isEqualTo("TOO_SOON");
        assertThat(functions.verify().counters().sends()).isEqualTo(1);

        ann.passes(Duration.ofSeconds(30));
        var sent = ann.resend();

        assertThat(sent.reason()).isEqualTo("CODE_SENT");
        assertThat(sent.parameters()).containsEntry("GUESSES_LEFT", "3");
        assertThat(functions.verify().counters().sends()).isEqualTo(2);
        assertThat(functions.verify().counters().checks()).isZero();
        assertThat(ann.answer(functions.newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    @Test
    void anUnknownUserSeesWhatAKnownOneSeesAndNothingIsSent() {
        var known = ann.start();
        functions.verify().reset();
        var nobody = functions.unknownUser();

        var unknown = nobody.start();

        assertThat(unknown).isEqualTo(known);
        assertThat(nobody.answer("123456").reason()).isEqualTo("WRONG_CODE");
        assertThat(functions.verify().counters().sends()).isZero();
        assertThat(functions.verify().counters().checks()).isZero();
    }

    @Test
    void theLogTellsTheDecisionAndNothingPersonal() {
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
}
