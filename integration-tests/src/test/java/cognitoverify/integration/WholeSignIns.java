package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.CognitoStandIn.Next;
import cognitoverify.integration.CognitoStandIn.Next.NotAuthorized;
import cognitoverify.integration.CognitoStandIn.Next.PasswordVerifier;
import cognitoverify.integration.CognitoStandIn.Next.Round;
import cognitoverify.integration.CognitoStandIn.Next.Tokens;
import cognitoverify.local.verify.LocalVerify;

import org.junit.jupiter.api.Test;

import java.util.Map;

/**
 * Whole sign-ins in both modes, with a phone to read the codes from. Where the functions run, the
 * subclass says.
 */
abstract class WholeSignIns {
    private static final String ANN = "+12025550100";

    /** The functions in PASSWORDLESS mode. */
    abstract Functions passwordless();

    /** The functions in MFA mode. */
    abstract Functions mfa();

    /** The Verify that they ask. */
    abstract LocalVerify verify();

    @Test
    void theCodeFromThePhoneIsTheWholeSignIn() {
        var signIn = CognitoStandIn.withUser(passwordless(), ANN);

        assertThat(reason(signIn.initiate())).isEqualTo("CODE_SENT");
        assertThat(signIn.respond(codeSentTo(ANN))).isEqualTo(new Tokens());
    }

    @Test
    void withMfaTheCodeComesAfterThePassword() {
        var signIn = CognitoStandIn.withUser(mfa(), ANN);

        assertThat(signIn.initiateWithSrp()).isEqualTo(new PasswordVerifier());
        assertThat(parameters(signIn.respondWithPassword(Map.of())))
                .containsEntry("REASON", "CODE_SENT")
                .containsEntry("CODE_DELIVERY_DESTINATION", "+*******0100");
        assertThat(signIn.respond(codeSentTo(ANN))).isEqualTo(new Tokens());
    }

    /** D2. */
    @Test
    void withMfaNobodySignsInWithoutAPassword() {
        assertThat(CognitoStandIn.withUser(mfa(), ANN).initiate()).isEqualTo(new NotAuthorized());
    }

    /** C2. */
    @Test
    void aWrongCodeLeadsToAnotherRoundAndSendsNothing() {
        var signIn = CognitoStandIn.withUser(passwordless(), ANN);
        signIn.initiate();
        var sends = verify().counters().sends();

        assertThat(parameters(signIn.respond(notTheCodeSentTo(ANN))))
                .containsEntry("REASON", "WRONG_CODE")
                .containsEntry("GUESSES_LEFT", "2");
        assertThat(verify().counters().sends()).isEqualTo(sends);
        assertThat(signIn.respond(codeSentTo(ANN))).isEqualTo(new Tokens());
    }

    /** D4. */
    @Test
    void threeWrongCodesEndASignIn() {
        var signIn = CognitoStandIn.withUser(passwordless(), ANN);
        signIn.initiate();
        var wrong = notTheCodeSentTo(ANN);

        signIn.respond(wrong);
        signIn.respond(wrong);
        assertThat(signIn.respond(wrong)).isEqualTo(new NotAuthorized());
    }

    /** C3, D4. */
    @Test
    void aResendThatComesTooSoonSendsNothingAndIsNoGuess() {
        var signIn = CognitoStandIn.withUser(passwordless(), ANN);
        signIn.initiate();
        var sends = verify().counters().sends();

        assertThat(parameters(signIn.respond("resend", Map.of("codeAction", "resend"))))
                .containsEntry("REASON", "TOO_SOON")
                .containsEntry("GUESSES_LEFT", "3");
        assertThat(verify().counters().sends()).isEqualTo(sends);
        assertThat(signIn.respond(codeSentTo(ANN))).isEqualTo(new Tokens());
    }

    /** D4: and it is not even looked at. */
    @Test
    void aRightCodeThatIsCalledAResendIsNotARightCode() {
        var signIn = CognitoStandIn.withUser(passwordless(), ANN);
        signIn.initiate();

        assertThat(reason(signIn.respond(codeSentTo(ANN), Map.of("codeAction", "resend"))))
                .isEqualTo("TOO_SOON");
    }

    @Test
    void afterAPasswordTheClientMayAskForACall() {
        var signIn = CognitoStandIn.withUser(mfa(), ANN);
        signIn.initiateWithSrp();

        assertThat(parameters(signIn.respondWithPassword(Map.of("codeChannel", "call"))))
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "CALL");
        assertThat(verify().inbox(ANN).getFirst().channel()).isEqualTo("call");
    }

    /** C8, D5, V14. */
    @Test
    void aUserWhoDoesNotExistIsToldTheSameAndGetsNothing() {
        var ann = parameters(CognitoStandIn.withUser(passwordless(), ANN).initiate());
        var counters = verify().counters();
        var nobody = CognitoStandIn.withoutUser(passwordless());

        assertThat(parameters(nobody.initiate())).isEqualTo(ann);
        assertThat(parameters(nobody.respond("123456"))).containsEntry("REASON", "WRONG_CODE");
        nobody.respond("123456");
        assertThat(nobody.respond("123456")).isEqualTo(new NotAuthorized());
        assertThat(verify().counters().sends()).isEqualTo(counters.sends());
        assertThat(verify().counters().checks()).isEqualTo(counters.checks());
    }

    private String codeSentTo(String to) {
        return verify().inbox(to).getFirst().code();
    }

    private String notTheCodeSentTo(String to) {
        return codeSentTo(to).equals("000000") ? "111111" : "000000";
    }

    private static String reason(Next next) {
        return parameters(next).getOrDefault("REASON", "");
    }

    private static Map<String, String> parameters(Next next) {
        assertThat(next).isInstanceOf(Round.class);
        return ((Round) next).parameters();
    }
}
