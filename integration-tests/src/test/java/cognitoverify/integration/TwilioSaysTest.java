package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.CognitoStandIn.Next;
import cognitoverify.integration.CognitoStandIn.Next.Round;
import cognitoverify.integration.CognitoStandIn.Next.Tokens;
import cognitoverify.local.verify.Counters;
import cognitoverify.local.verify.LocalVerifyExtension;
import cognitoverify.local.verify.ReceivedRequest;
import cognitoverify.local.verify.Weather;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.Map;

/**
 * What sign-ins cost at Twilio and SSM, and what becomes of them when those are not at their best.
 */
class TwilioSaysTest {
    private static final String ANN = "+12025550100";

    @RegisterExtension
    static final LocalVerifyExtension verify = LocalVerifyExtension.withDefaults();

    private final Functions functions =
            new InProcessFunctions(LocalEnvironment.of("PASSWORDLESS", verify.server()));

    /** Cost: warm, a send is one request and a guess is one request; the secret was read before. */
    @Test
    void aSignInCostsOneSendAndOneCheckAndNoSecretOnceItIsKnown() {
        signIn();
        verify.server().reset();

        signIn();

        assertThat(verify.server().counters()).isEqualTo(new Counters(1, 1, 1, 0));
        assertThat(verify.server().requests()).hasSize(2);
    }

    /** Cost: create and verify are two environments, and each reads the secret once. */
    @Test
    void theFirstSignInReadsTheSecretOnceForEachFunction() {
        signIn();

        assertThat(verify.server().counters()).isEqualTo(new Counters(1, 1, 1, 2));
    }

    /**
     * V1: sessions A and B of the same user with different verifications; A's code in B is wrong.
     */
    @Test
    void aCodeIsGoodForItsOwnVerificationOnly() {
        var ofAnn = CognitoStandIn.withUser(functions, ANN);
        ofAnn.initiate();
        var ofBob = CognitoStandIn.withUser(functions, "+12025550101");
        ofBob.initiate();
        var annsCode = verify.server().inbox(ANN).getFirst().code();

        assertThat(reason(ofBob.respond(annsCode))).isEqualTo("WRONG_CODE");
        assertThat(ofAnn.respond(annsCode)).isEqualTo(new Tokens());
    }

    /** V2. */
    @Test
    void aCodeIsGoodOnce() {
        var signIn = CognitoStandIn.withUser(functions, ANN);
        signIn.initiate();
        var code = verify.server().inbox(ANN).getFirst().code();
        signIn.respond(code);
        verify.server().clearInbox();

        var again = CognitoStandIn.withUser(functions, ANN);
        again.initiate();

        assertThat(verify.server().inbox(ANN).getFirst().verificationSid()).isNotEmpty();
        assertThat(again.respond(code)).isNotEqualTo(new Tokens());
    }

    /** X4: rotation without a deployment. */
    @Test
    void aRotatedSecretIsReadAgainAtOnce() {
        signIn();
        verify.server().reset();
        verify.server().secret("rotated");

        signIn();

        assertThat(verify.server().counters()).isEqualTo(new Counters(2, 2, 1, 2));
    }

    @Test
    void aSecretThatTwilioDoesNotTakeSendsNothing() {
        verify.server().secretInVerify("another");
        var signIn = CognitoStandIn.withUser(functions, ANN);

        assertThat(parameters(signIn.initiate()))
                .containsEntry("REASON", "TEMPORARILY_UNAVAILABLE")
                .containsEntry("RESEND_IN", "0");
        assertThat(verify.server().inbox()).isEmpty();
        assertThat(verify.server().counters().sends()).isOne();
    }

    /**
     * C14: the message went out, the answer was lost; nobody is texted twice, and the code still
     * counts.
     */
    @Test
    void whenTheAnswerToASendIsLostTheCodeIsStillGood() {
        verify.server().weather(Weather.reset());
        var signIn = CognitoStandIn.withUser(functions, ANN);

        assertThat(reason(signIn.initiate())).isEqualTo("SEND_UNCONFIRMED");
        assertThat(verify.server().counters().sends()).isOne();
        verify.server().weather(Weather.none());
        assertThat(signIn.respond(verify.server().inbox(ANN).getFirst().code()))
                .isEqualTo(new Tokens());
        assertThat(verify.server().requests().getLast().form()).containsEntry("To", ANN);
    }

    /** C14, X5 hang: within the deadline, whatever Twilio does. */
    @Test
    void whenTwilioHangsThereIsAnAnswerInTimeAndOneRequest() {
        signIn();
        verify.server().reset();
        verify.server().weather(Weather.drip());
        var startedAt = System.nanoTime();

        var round = CognitoStandIn.withUser(functions, ANN).initiate();

        assertThat(reason(round)).isEqualTo("SEND_UNCONFIRMED");
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt))
                .isLessThan(Duration.ofMillis(3500));
        assertThat(verify.server().counters().sends()).isOne();
    }

    /** C14: no automatic repeat. */
    @Test
    void whenTwilioIsDownItIsAskedOnce() {
        verify.server().weather(Weather.status(503));

        assertThat(reason(CognitoStandIn.withUser(functions, ANN).initiate()))
                .isEqualTo("SEND_UNCONFIRMED");
        assertThat(verify.server().counters().sends()).isOne();
    }

    /** V9: a check that fails is a wrong answer, and the sign-in goes on. */
    @Test
    void whenTwilioIsDownACodeIsWrongAndMayBeTriedAgain() {
        var signIn = CognitoStandIn.withUser(functions, ANN);
        signIn.initiate();
        var code = verify.server().inbox(ANN).getFirst().code();
        verify.server().weather(Weather.html(502));

        assertThat(reason(signIn.respond(code))).isEqualTo("WRONG_CODE");
        verify.server().weather(Weather.none());
        assertThat(signIn.respond(code)).isEqualTo(new Tokens());
    }

    /** The request to Twilio names the destination and the channel, and nothing more. */
    @Test
    void twilioIsToldWhatItNeeds() {
        CognitoStandIn.withUser(functions, ANN).initiate();

        var send =
                verify.server().requests().stream()
                        .filter(request -> request.path().endsWith("/Verifications"))
                        .toList();
        assertThat(send)
                .extracting(ReceivedRequest::form)
                .containsExactly(Map.of("To", ANN, "Channel", "sms"));
    }

    private void signIn() {
        var signIn = CognitoStandIn.withUser(functions, ANN);
        signIn.initiate();
        assertThat(signIn.respond(verify.server().inbox(ANN).getFirst().code()))
                .isEqualTo(new Tokens());
    }

    private static String reason(Next next) {
        return parameters(next).getOrDefault("REASON", "");
    }

    private static Map<String, String> parameters(Next next) {
        assertThat(next).isInstanceOf(Round.class);
        return ((Round) next).parameters();
    }
}
