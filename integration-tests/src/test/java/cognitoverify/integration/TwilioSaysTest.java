package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Reply.Next;
import cognitoverify.local.verify.Counters;
import cognitoverify.local.verify.ReceivedRequest;
import cognitoverify.local.verify.Weather;
import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

import java.time.Duration;
import java.util.Map;

/**
 * What sign-ins cost at Twilio and SSM, and what becomes of them when those are not at their best.
 */
@Isolated("It says how long an invocation may take.")
class TwilioSaysTest {
    private static final String ANN = "+12025550100";

    @RegisterExtension static final InProcess place = InProcess.in(SignInMode.PASSWORDLESS);

    private final CognitoStandIn ann = place.ann();

    /** Cost: warm, a send is one request and a guess is one request; the secret was read before. */
    @Test
    void aSignInCostsOneSendAndOneCheckAndNoSecretOnceItIsKnown() {
        signIn();
        place.verify().reset();

        signIn();

        assertThat(place.verify().counters()).isEqualTo(new Counters(1, 1, 1, 0));
        assertThat(place.verify().requests()).hasSize(2);
    }

    /** Cost: create and verify are two environments, and each reads the secret once. */
    @Test
    void theFirstSignInReadsTheSecretOnceForEachFunction() {
        signIn();

        assertThat(place.verify().counters()).isEqualTo(new Counters(1, 1, 1, 2));
    }

    /** V1. */
    @Test
    void aCodeIsGoodForItsOwnVerificationOnly() {
        ann.start();
        var annsCode = place.newest().code();
        var earlier = place.ann();
        earlier.start();
        earlier.answer(place.newest().code());
        place.verify().clearInbox();
        var later = place.ann();
        later.start();

        assertThat(ann.answer(place.newest().code()).next()).isEqualTo(Next.CODE);
        assertThat(later.answer(annsCode).next()).isEqualTo(Next.CODE);
        assertThat(later.answer(place.newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    /** V2. */
    @Test
    void aCodeIsGoodOnce() {
        ann.start();
        var code = place.newest().code();
        assertThat(ann.answer(code).next()).isEqualTo(Next.TOKENS);

        assertThat(ann.answer(code).next()).isNotEqualTo(Next.TOKENS);
        var again = place.ann();
        again.start();
        assertThat(again.answer(code).next()).isEqualTo(Next.CODE);
    }

    /** X4: rotation without a deployment. */
    @Test
    void aRotatedSecretIsReadAgainAtOnce() {
        signIn();
        place.verify().reset();
        place.verify().secret("rotated");

        signIn();

        assertThat(place.verify().counters()).isEqualTo(new Counters(2, 2, 1, 2));
    }

    @Test
    void aSecretThatTwilioDoesNotTakeSendsNothing() {
        place.verify().secretInVerify("another");

        assertThat(ann.start().parameters())
                .containsEntry("REASON", "TEMPORARILY_UNAVAILABLE")
                .containsEntry("RESEND_IN", "0");
        assertThat(place.verify().inbox()).isEmpty();
        assertThat(place.verify().counters().sends()).isOne();
    }

    /**
     * C14: the message went out, the answer was lost; nobody is texted twice, and the code still
     * counts.
     */
    @Test
    void whenTheAnswerToASendIsLostTheCodeIsStillGood() {
        place.verify().weather(Weather.reset());

        assertThat(ann.start().reason()).isEqualTo("SEND_UNCONFIRMED");
        assertThat(place.verify().counters().sends()).isOne();
        place.verify().weather(Weather.none());
        assertThat(ann.answer(place.newest().code()).next()).isEqualTo(Next.TOKENS);
        assertThat(place.verify().requests().getLast().form()).containsEntry("To", ANN);
    }

    /** C14: within the deadline, whatever Twilio does. */
    @Test
    void whenTwilioHangsThereIsAnAnswerInTimeAndOneRequest() {
        signIn();
        place.verify().reset();
        place.verify().weather(Weather.drip());
        var startedAt = System.nanoTime();

        var round = ann.start();

        assertThat(round.reason()).isEqualTo("SEND_UNCONFIRMED");
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt))
                .isLessThan(Duration.ofMillis(3500));
        assertThat(place.verify().counters().sends()).isOne();
    }

    /** C14: no automatic repeat. */
    @Test
    void whenTwilioIsDownItIsAskedOnce() {
        place.verify().weather(Weather.status(503));

        assertThat(ann.start().reason()).isEqualTo("SEND_UNCONFIRMED");
        assertThat(place.verify().counters().sends()).isOne();
    }

    /** V9: a check that fails is a wrong answer, and the sign-in goes on. */
    @Test
    void whenTwilioIsDownACodeIsWrongAndMayBeTriedAgain() {
        ann.start();
        var code = place.newest().code();
        place.verify().weather(Weather.html(502));

        assertThat(ann.answer(code).reason()).isEqualTo("WRONG_CODE");
        place.verify().weather(Weather.none());
        assertThat(ann.answer(code).next()).isEqualTo(Next.TOKENS);
    }

    /** The request to Twilio names the destination and the channel, and nothing more. */
    @Test
    void twilioIsToldWhatItNeeds() {
        ann.start();

        assertThat(place.verify().requests())
                .filteredOn(request -> request.path().endsWith("/Verifications"))
                .extracting(ReceivedRequest::form)
                .containsExactly(Map.of("To", ANN, "Channel", "sms"));
    }

    private static void signIn() {
        var signIn = place.ann();
        signIn.start();
        assertThat(signIn.answer(place.newest().code()).next()).isEqualTo(Next.TOKENS);
    }
}
