package cognitoverify.create;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.SecretReading;
import cognitoverify.code.SendOutcome;
import cognitoverify.lambda.Event;
import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sign-ins, round after round. */
class RoundsTest {
    private static final Event ANN = Event.file("passwordless/02-create-first-code.json");
    private static final Event ANN_WITH_PASSWORD = Event.file("mfa/03-create-first-code.json");

    private final Stage passwordless = Stage.passwordless();
    private final Stage mfa = Stage.mfa();

    /** C2. */
    @Test
    void aWrongCodeSendsNothingAndCounts() {
        var signIn = passwordless.signIn(ANN);
        signIn.start();
        passwordless.pass(10);

        assertThat(signIn.guess())
                .containsEntry("REASON", "WRONG_CODE")
                .containsEntry("GUESSES_LEFT", "2")
                .containsEntry("CODE_EXPIRES_IN", "590")
                .containsEntry("RESEND_IN", "20");
        assertThat(signIn.guess()).containsEntry("GUESSES_LEFT", "1");
        assertThat(passwordless.sent).hasSize(1);
    }

    /** C15: verify sees no session, so each round tells it everything again. */
    @Test
    void aRoundWithoutASendKeepsWhatVerifyNeeds() {
        var signIn = passwordless.signIn(ANN);
        signIn.start();
        var afterSend = signIn.privateParameters();
        passwordless.pass(10);

        signIn.guess();

        assertThat(signIn.privateParameters()).isEqualTo(afterSend);
    }

    @Test
    void aWrongAnswerAfterTheCodesDeathSaysThatItHasExpired() {
        var signIn = passwordless.signIn(ANN);
        signIn.start();
        passwordless.pass(600);

        assertThat(signIn.guess())
                .containsEntry("REASON", "CODE_EXPIRED")
                .containsEntry("CODE_EXPIRES_IN", "0")
                .containsEntry("GUESSES_LEFT", "2");
    }

    /** C3. */
    @Test
    void eachResendMakesTheNextWaitLonger() {
        var signIn = passwordless.signIn(ANN);
        assertThat(signIn.start()).containsEntry("RESEND_IN", "30");

        for (var waits : List.of(List.of(30, "40"), List.of(40, "60"), List.of(60, "90"))) {
            passwordless.pass((int) waits.getFirst() - 1);
            assertThat(signIn.resend())
                    .containsEntry("REASON", "TOO_SOON")
                    .containsEntry("RESEND_IN", "1");
            passwordless.pass(1);
            assertThat(signIn.resend())
                    .containsEntry("REASON", "CODE_SENT")
                    .containsEntry("RESEND_IN", (String) waits.getLast());
        }
        assertThat(passwordless.sent).hasSize(4);
    }

    /** C3: no sixth send before the code is dead and forgotten. */
    @Test
    void afterFiveSendsTheNextIsPossibleWhenTheWindowIsOver() {
        var signIn = afterFiveSends();

        assertThat(signIn.resend())
                .containsEntry("REASON", "TOO_MANY_CODES")
                .containsEntry("RESEND_IN", "390");
        passwordless.pass(390);
        assertThat(signIn.resend())
                .containsEntry("REASON", "CODE_SENT")
                .containsEntry("CODE_EXPIRES_IN", "600")
                .containsEntry("RESEND_IN", "30");
        assertThat(passwordless.sent).hasSize(6);
    }

    private SignIn afterFiveSends() {
        var signIn = passwordless.signIn(ANN);
        signIn.start();
        for (var wait : List.of(30, 40, 60, 90)) {
            passwordless.pass(wait);
            signIn.resend();
        }
        return signIn;
    }

    /** C3: a code sent in its last minute would die in the user's hand. */
    @Test
    void nothingIsSentInACodesLastMinute() {
        var signIn = passwordless.signIn(ANN);
        signIn.start();
        passwordless.pass(540);

        assertThat(signIn.resend())
                .containsEntry("REASON", "TOO_SOON")
                .containsEntry("RESEND_IN", "70");
        passwordless.pass(70);
        assertThat(signIn.resend())
                .containsEntry("REASON", "CODE_SENT")
                .containsEntry("CODE_EXPIRES_IN", "600");
    }

    /** D4: a resend is no guess. */
    @Test
    void aResendCountsNoGuessWhetherItSendsOrNot() {
        var signIn = passwordless.signIn(ANN);
        signIn.start();

        assertThat(signIn.resend()).containsEntry("GUESSES_LEFT", "3");
        passwordless.pass(30);
        assertThat(signIn.resend()).containsEntry("GUESSES_LEFT", "3");
    }

    @Test
    void anUnknownActionDoesNothingWhateverElseWasSaid() {
        var signIn = passwordless.signIn(ANN);
        signIn.start();
        passwordless.pass(60);

        assertThat(signIn.answer(Map.of("codeAction", "call-me", "codeChannel", "call")))
                .containsEntry("REASON", "UNKNOWN_ACTION")
                .containsEntry("GUESSES_LEFT", "3")
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS");
        assertThat(passwordless.sent).hasSize(1);
    }

    @Test
    void aSwitchOfChannelIsAResendThatWaitsLikeAny() {
        var signIn = passwordless.signIn(ANN);
        signIn.start();

        assertThat(signIn.resend("call"))
                .containsEntry("REASON", "TOO_SOON")
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS");
        passwordless.pass(30);
        assertThat(signIn.resend("CALL"))
                .containsEntry("REASON", "CODE_SENT")
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "CALL");
        passwordless.pass(40);
        assertThat(signIn.resend()).containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "CALL");
        assertThat(passwordless.sent)
                .containsExactly("sms +12025550100", "call +12025550100", "call +12025550100");
    }

    @Test
    void aSwitchToEmailChangesWhatVerifyIsTold() {
        var signIn = mfa.signIn(ANN_WITH_PASSWORD);
        signIn.start();
        mfa.pass(30);

        assertThat(signIn.resend("email"))
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL")
                .containsEntry("CODE_DELIVERY_DESTINATION", "a***@e***");
        assertThat(signIn.privateParameters()).containsEntry("destination", "ann@example.com");
        assertThat(mfa.sent).containsExactly("sms +12025550100", "email ann@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whatsapp", "pigeon", "sms,call"})
    void aChannelThatIsNotListedIsUnavailableBeforeAnyWaitIsLookedAt(String channel) {
        var signIn = passwordless.signIn(ANN);
        signIn.start();

        assertThat(signIn.resend(channel))
                .containsEntry("REASON", "CHANNEL_UNAVAILABLE")
                .containsEntry("RESEND_IN", "30")
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS");
        assertThat(passwordless.sent).hasSize(1);
    }

    @Test
    void withAGuessAChannelMeansNothing() {
        var signIn = passwordless.signIn(ANN);
        signIn.start();
        passwordless.pass(60);

        assertThat(signIn.answer(Map.of("codeChannel", "call")))
                .containsEntry("REASON", "WRONG_CODE")
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS");
        assertThat(passwordless.sent).hasSize(1);
    }

    @Test
    void inTheFirstRoundAfterAPasswordAChannelThatIsNotListedIsIgnored() {
        var first =
                ANN_WITH_PASSWORD.with(
                        "/request/clientMetadata", Map.of("codeChannel", "whatsapp"));

        assertThat(mfa.signIn(first).start()).containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS");
    }

    @Test
    void inTheFirstRoundAnActionIsIgnored() {
        var first =
                ANN_WITH_PASSWORD.with("/request/clientMetadata", Map.of("codeAction", "nonsense"));

        assertThat(mfa.signIn(first).start()).containsEntry("REASON", "CODE_SENT");
    }

    @Test
    void theFirstChannelIsTheFirstThatReachesTheUser() {
        mfa.with("CHANNELS", "whatsapp,sms,email");

        assertThat(mfa.signIn(ANN_WITH_PASSWORD).start())
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "WHATSAPP");
        assertThat(mfa.signIn(Event.file("odd/mfa-create-email-only.json")).start())
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL")
                .containsEntry("CHANNELS", "EMAIL");
    }

    /** C4. */
    @Test
    void aLandlineIsOfferedACall() {
        mfa.answering(SendOutcomes.CHANNEL_REFUSED);

        assertThat(mfa.signIn(ANN_WITH_PASSWORD).start())
                .containsEntry("REASON", "CHANNEL_UNAVAILABLE")
                .containsEntry("CHANNELS", "SMS,CALL,EMAIL")
                .containsEntry("RESEND_IN", "0");
    }

    /** C7. */
    @Test
    void afterAPasswordTheDestinationIsMaskedAndWithoutOneHidden() {
        assertThat(mfa.signIn(ANN_WITH_PASSWORD).start())
                .containsEntry("CODE_DELIVERY_DESTINATION", "+*******0100");
        assertThat(passwordless.signIn(ANN).start())
                .containsEntry("CODE_DELIVERY_DESTINATION", "+***");
        assertThat(passwordless.with("CHANNELS", "email").signIn(ANN).start())
                .containsEntry("CODE_DELIVERY_DESTINATION", "***@***");
    }

    /**
     * C8, C13: after a password the client is told the truth; without one, what Twilio thinks of a
     * number is nobody's business.
     */
    @ParameterizedTest(name = "{0} {1}: {2}, sends {3}, resend in {4}")
    @CsvSource({
        "MFA, SENT, CODE_SENT, 1, 30, VE0000000000000000000000000000abcd, +12025550100",
        "MFA, UNCONFIRMED, SEND_UNCONFIRMED, 1, 30, '', +12025550100",
        "MFA, UNAVAILABLE, TEMPORARILY_UNAVAILABLE, 0, 0, '', ''",
        "MFA, TOO_MANY_CODES, TOO_MANY_CODES, 5, 610, '', +12025550100",
        "MFA, TOO_MANY_GUESSES, TOO_MANY_GUESSES, 5, 610, '', +12025550100",
        "MFA, CHANNEL_REFUSED, CHANNEL_UNAVAILABLE, 0, 0, '', ''",
        "MFA, DESTINATION_REFUSED, DELIVERY_UNAVAILABLE, 0, 0, '', ''",
        "PASSWORDLESS, SENT, CODE_SENT, 1, 30, VE0000000000000000000000000000abcd, +12025550100",
        "PASSWORDLESS, UNCONFIRMED, SEND_UNCONFIRMED, 1, 30, '', +12025550100",
        "PASSWORDLESS, UNAVAILABLE, TEMPORARILY_UNAVAILABLE, 0, 0, '', ''",
        "PASSWORDLESS, TOO_MANY_CODES, CODE_SENT, 1, 30, '', +12025550100",
        "PASSWORDLESS, TOO_MANY_GUESSES, CODE_SENT, 1, 30, '', +12025550100",
        "PASSWORDLESS, CHANNEL_REFUSED, CODE_SENT, 1, 30, '', ''",
        "PASSWORDLESS, DESTINATION_REFUSED, CODE_SENT, 1, 30, '', ''"
    })
    void whatTwilioAnswersBecomesARound(
            SignInMode mode,
            String outcome,
            String reason,
            int sends,
            String resendIn,
            String sid,
            String destination)
            throws ReflectiveOperationException {
        var signIn =
                mode == SignInMode.MFA
                        ? mfa.answering(outcome(outcome)).signIn(ANN_WITH_PASSWORD)
                        : passwordless.answering(outcome(outcome)).signIn(ANN);

        assertThat(signIn.start())
                .containsEntry("REASON", reason)
                .containsEntry("RESEND_IN", resendIn);
        assertThat(signIn.metadata())
                .contains(";sends=" + sends + ";")
                .endsWith(";verificationSid=" + sid);
        assertThat(signIn.privateParameters())
                .containsEntry("verificationSid", sid)
                .containsEntry("destination", destination)
                .containsEntry("decoy", "false");
    }

    @Test
    void whatSurelySentNothingLeavesAnEarlierCodeGood() {
        var signIn = mfa.signIn(ANN_WITH_PASSWORD);
        signIn.start();
        var earlier = signIn.privateParameters();
        mfa.pass(30);

        for (var outcome :
                List.of(
                        SendOutcomes.UNAVAILABLE,
                        SendOutcomes.CHANNEL_REFUSED,
                        SendOutcomes.DESTINATION_REFUSED)) {
            mfa.answering(outcome);

            assertThat(signIn.resend("call"))
                    .containsEntry("RESEND_IN", "0")
                    .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS");
            assertThat(signIn.privateParameters()).isEqualTo(earlier);
        }
    }

    @Test
    void twiliosLimitOnAResendKeepsTheChannelAndFillsTheWindow() {
        var signIn = mfa.signIn(ANN_WITH_PASSWORD);
        signIn.start();
        mfa.pass(30);
        mfa.answering(SendOutcomes.TOO_MANY_CODES);

        assertThat(signIn.resend("call"))
                .containsEntry("REASON", "TOO_MANY_CODES")
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS")
                .containsEntry("CODE_EXPIRES_IN", "570")
                .containsEntry("RESEND_IN", "580");
        assertThat(signIn.metadata()).contains(";channel=sms;sentChannel=call;");
    }

    /** The message on the phone is the one that can still be entered. */
    @Test
    void twiliosLimitElsewhereLeavesTheEarlierCodeGood() {
        for (var stage : List.of(passwordless, mfa)) {
            var signIn = stage.signIn(stage == mfa ? ANN_WITH_PASSWORD : ANN);
            signIn.start();
            stage.pass(30);
            stage.answering(SendOutcomes.TOO_MANY_CODES);

            signIn.resend("email");

            assertThat(signIn.privateParameters())
                    .containsEntry("destination", "+12025550100")
                    .containsEntry("verificationSid", Stage.SID);
            assertThat(signIn.metadata()).contains(";sentChannel=sms;");
        }
    }

    @Test
    void whereNoOtherChannelReachesTheUserARefusedOneIsNoDelivery() {
        mfa.with("CHANNELS", "sms,email").answering(SendOutcomes.CHANNEL_REFUSED);

        assertThat(mfa.signIn(ANN_WITH_PASSWORD.without("/request/userAttributes/email")).start())
                .containsEntry("REASON", "DELIVERY_UNAVAILABLE");
    }

    @Test
    void afterAPasswordAChannelThatDoesNotReachTheUserIsNotOffered() {
        var signIn = mfa.signIn(Event.file("odd/mfa-create-email-only.json"));
        assertThat(signIn.start()).containsEntry("CHANNELS", "EMAIL");
        mfa.pass(30);

        assertThat(signIn.resend("sms")).containsEntry("REASON", "CHANNEL_UNAVAILABLE");
        assertThat(mfa.sent).hasSize(1);
    }

    /** Between two rounds somebody may take the number away. */
    @Test
    void aDestinationThatIsGoneIsAsGoodAsNone() {
        var signIn = mfa.signIn(ANN_WITH_PASSWORD);
        signIn.start();
        mfa.pass(30);
        var later =
                new SignIn(
                        mfa.function(),
                        withSession(signIn, ANN_WITH_PASSWORD)
                                .without("/request/userAttributes/phone_number"));

        assertThat(later.start())
                .containsEntry("REASON", "CHANNEL_UNAVAILABLE")
                .containsEntry("CHANNELS", "EMAIL");
        assertThat(later.privateParameters())
                .containsEntry("destination", "")
                .containsEntry("verificationSid", Stage.SID);
    }

    private static Event withSession(SignIn signIn, Event event) {
        return event.with(
                        "/request/session",
                        List.of(
                                Map.of(
                                        "challengeName",
                                        "CUSTOM_CHALLENGE",
                                        "challengeResult",
                                        false,
                                        "challengeMetadata",
                                        signIn.metadata())))
                .with("/request/clientMetadata", Map.of("codeAction", "resend"));
    }

    /** C8: three users who can't get a code, and one who can. */
    @Test
    void withoutAPasswordNobodyCanTellWhoGetsACode() {
        var users =
                List.of(
                        ANN,
                        Event.file("odd/unknown-user-2-create.json"),
                        Event.file("odd/passwordless-create-no-destination.json"),
                        Event.file("odd/passwordless-create-unverified-number.json"),
                        Event.file("odd/passwordless-create-number-not-allowed.json"),
                        ANN.with("/request/userAttributes/phone_number", "not a number")
                                .without("/request/userAttributes/email"),
                        ANN.with("/request/userAttributes/phone_number", "+19002345678")
                                .without("/request/userAttributes/email"));

        assertThat(users.stream().map(RoundsTest::wholeSignIn))
                .allSatisfy(rounds -> assertThat(rounds).isEqualTo(wholeSignIn(ANN)));
    }

    /** Everything that a client can do, one after the other. */
    private static List<Map<String, String>> wholeSignIn(Event user) {
        var stage = Stage.passwordless();
        var signIn = stage.signIn(user);
        var rounds = new ArrayList<Map<String, String>>();
        rounds.add(signIn.start());
        rounds.add(signIn.resend());
        for (var wait : List.of(30, 40, 60, 90, 10, 380, 30, 600)) {
            stage.pass(wait);
            rounds.add(signIn.resend(wait == 40 ? "call" : "sms"));
            rounds.add(signIn.guess());
        }
        rounds.add(signIn.resend("whatsapp"));
        rounds.add(signIn.answer(Map.of("codeAction", "x")));
        stage.pass(700);
        stage.secrets = _ -> new SecretReading.Unavailable(SecretReading.Cause.SECRET_DENIED);
        stage.answer = SendOutcomes.UNAVAILABLE;
        rounds.add(signIn.resend());
        return rounds;
    }

    /**
     * C8: a channel that is configured and does not reach the user looks as if it did, and an
     * earlier code stays good.
     */
    @Test
    void withoutAPasswordASwitchToWhatTheUserDoesNotHaveLooksLikeAnyOther() {
        var signIn = passwordless.signIn(ANN.without("/request/userAttributes/email"));
        signIn.start();
        passwordless.pass(30);

        assertThat(signIn.resend("email"))
                .containsEntry("REASON", "CODE_SENT")
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL")
                .containsEntry("RESEND_IN", "40");
        assertThat(signIn.privateParameters())
                .containsEntry("verificationSid", Stage.SID)
                .containsEntry("destination", "+12025550100")
                .containsEntry("decoy", "false");
        assertThat(signIn.metadata()).contains(";sends=2;", ";channel=email;sentChannel=sms;");
        assertThat(passwordless.sent).hasSize(1);
    }

    /** Cognito's dummy user can't know a password; should one come this far, it gets a decoy. */
    @Test
    void withMfaAUserWhoDoesNotExistGetsADecoy() {
        var signIn = mfa.signIn(Event.file("odd/unknown-user-2-create.json"));

        assertThat(signIn.start())
                .containsEntry("REASON", "CODE_SENT")
                .containsEntry("CODE_DELIVERY_DESTINATION", "+***")
                .containsEntry("CHANNELS", "SMS,CALL,EMAIL");
        assertThat(signIn.privateParameters())
                .containsEntry("decoy", "true")
                .containsEntry("destination", "");
        assertThat(mfa.sent).isEmpty();
    }

    /** Attributes that come with such a user are not looked at. */
    @Test
    void aUserWhoDoesNotExistGetsNothingWhateverTheAttributesSay() {
        passwordless.signIn(ANN.with("/request/userNotFound", true)).start();

        assertThat(passwordless.sent).isEmpty();
    }

    @Test
    void withoutASecretADecoyIsAsUnavailableAsASend() {
        passwordless.secrets =
                _ -> new SecretReading.Unavailable(SecretReading.Cause.SECRET_DENIED);

        assertThat(passwordless.signIn(Event.file("odd/unknown-user-2-create.json")).start())
                .containsEntry("REASON", "TEMPORARILY_UNAVAILABLE")
                .containsEntry("RESEND_IN", "0");
        assertThat(passwordless.loggedReason()).isEqualTo("unavailable SECRET_DENIED");
    }

    @Test
    void aRoundWithoutASendNeedsNoSecret() {
        var signIn = passwordless.signIn(ANN);
        signIn.start();
        passwordless.secrets =
                _ -> {
                    throw new AssertionError("The secret was read");
                };

        assertThat(signIn.guess()).containsEntry("REASON", "WRONG_CODE");
        assertThat(signIn.resend()).containsEntry("REASON", "TOO_SOON");
    }

    @Test
    void unverifiedDestinationsAreAChoice() {
        passwordless.with("REQUIRE_VERIFIED_DESTINATION", "false");

        passwordless.signIn(Event.file("odd/passwordless-create-unverified-number.json")).start();

        assertThat(passwordless.sent).containsExactly("sms +12025550100");
    }

    /** D1: metadata that is not ours is absent, and absent is never in the caller's favour. */
    @ParameterizedTest
    @ValueSource(strings = {"", "PROVIDE_AUTH_PARAMETERS", "v1;guesses=0"})
    void afterARoundThatIsNotOursNothingIsSentAndNoGuessIsLeft(String metadata) {
        var session =
                List.of(
                        Map.of(
                                "challengeName",
                                "CUSTOM_CHALLENGE",
                                "challengeResult",
                                false,
                                "challengeMetadata",
                                metadata));
        var event =
                ANN.with("/request/session", session)
                        .with("/request/clientMetadata", Map.of("codeAction", "resend"));

        assertThat(passwordless.signIn(event).start())
                .containsEntry("REASON", "TOO_MANY_CODES")
                .containsEntry("GUESSES_LEFT", "0");
        assertThat(passwordless.sent).isEmpty();
    }

    @Test
    void theGuessesAndTheLengthAreTheConfiguredOnes() {
        passwordless.with("MAX_GUESSES", "5").with("CODE_LENGTH", "8");

        assertThat(passwordless.signIn(ANN).start())
                .containsEntry("GUESSES_LEFT", "5")
                .containsEntry("CODE_LENGTH", "8");
    }

    @Test
    void everyRoundHasTheSameKeys() {
        var signIn =
                mfa.answering(SendOutcomes.DESTINATION_REFUSED)
                        .signIn(Event.file("odd/mfa-create-no-destination.json"));
        var keys = new HashMap<>(mfa.signIn(ANN_WITH_PASSWORD).start()).keySet();

        assertThat(signIn.start().keySet()).isEqualTo(keys);
        assertThat(signIn.guess().keySet()).isEqualTo(keys);
        assertThat(signIn.resend().keySet()).isEqualTo(keys);
    }

    private static SendOutcome outcome(String name) throws ReflectiveOperationException {
        return (SendOutcome) SendOutcomes.class.getDeclaredField(name).get(null);
    }
}
