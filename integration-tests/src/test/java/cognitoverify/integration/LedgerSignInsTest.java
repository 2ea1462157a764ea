package cognitoverify.integration;

import static cognitoverify.protocol.SignInMode.MFA;
import static cognitoverify.protocol.SignInMode.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Reply.Next;
import cognitoverify.lambda.Event;
import cognitoverify.local.verify.Weather;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/** One request, one message; one answer, one verdict; and limits over all sign-ins. */
class LedgerSignInsTest {
    private static final int MANY = 50;

    private final LedgerPlace place = LedgerPlace.in(PASSWORDLESS);

    @AfterEach
    void close() {
        place.close();
    }

    /** C1: as Cognito delivers an event again, and as an impatient client begins again. */
    @Test
    void fiftyFirstRoundsAtOnceSendOneMessageAndAllLookAlike() throws Exception {
        var functions = place.functions();

        var rounds =
                AtOnce.run(
                        MANY,
                        _ -> new CognitoStandIn(functions, SignInEvents.ann(PASSWORDLESS)).start());

        assertThat(place.verify().counters().sends()).isEqualTo(1);
        assertThat(rounds.stream().map(Reply::parameters).distinct()).hasSize(1);
        assertThat(rounds.getFirst().reason()).isEqualTo("CODE_SENT");
    }

    /** C1: environments share nothing but the table. */
    @Test
    void fiftyEnvironmentsSendOneMessage() throws Exception {
        AtOnce.run(
                MANY,
                _ -> new CognitoStandIn(place.functions(), SignInEvents.ann(PASSWORDLESS)).start());

        assertThat(place.verify().counters().sends()).isEqualTo(1);
    }

    @Test
    void whoeverWasToldOfTheMessageCanEnterItsCode() {
        var sender = place.ann();
        sender.start();
        var duplicate = place.ann();
        duplicate.start();

        assertThat(duplicate.answer(place.newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    /** C3: waits are the user's, whatever sign-in they come from. */
    @Test
    void anotherSignInWaitsForTheFirstOnes() {
        place.ann().start();
        place.clock.pass(Duration.ofSeconds(31));
        var second = place.ann();

        assertThat(second.start().reason()).isEqualTo("CODE_SENT");
        assertThat(second.resend().reason()).isEqualTo("TOO_SOON");
        assertThat(place.verify().counters().sends()).isEqualTo(2);
        assertThat(place.newest().code()).isEqualTo(place.verify().inbox().getLast().code());
    }

    @Test
    void aSecondSignInKnowsHowLongTheCodeStillLives() {
        place.ann().start();
        place.clock.pass(Duration.ofMinutes(9));

        var second = place.ann().start();

        assertThat(second.parameters())
                .containsEntry("REASON", "CODE_SENT")
                .containsEntry("CODE_EXPIRES_IN", "60")
                .containsEntry("RESEND_IN", "70");
        assertThat(place.verify().counters().sends()).isEqualTo(1);
    }

    @Test
    void whoSignsOutAndInAgainGetsACodeAtOnce() {
        var first = place.ann();
        first.start();
        first.answer(place.newest().code());

        var second = place.ann();

        assertThat(second.start().parameters()).containsEntry("RESEND_IN", "30");
        assertThat(place.verify().counters().sends()).isEqualTo(2);
        assertThat(second.answer(place.newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    /** V8: Cognito delivers it again if the answer was slow. */
    @Test
    void aRightAnswerDeliveredAgainIsStillRightAndTwilioIsNotAskedAgain() {
        var ann = place.ann();
        ann.start();
        var event = ann.verification(place.newest().code());

        assertThat(isRight(event)).isTrue();
        assertThat(isRight(event)).isTrue();
        assertThat(place.verify().counters().checks()).isEqualTo(1);
    }

    /** V2, V8: a minute is enough for every delivery. */
    @Test
    void aRightAnswerIsNotTrueForEver() {
        var ann = place.ann();
        ann.start();
        var event = ann.verification(place.newest().code());
        assertThat(isRight(event)).isTrue();

        place.clock.pass(Duration.ofSeconds(61));

        assertThat(isRight(event)).isFalse();
    }

    /** V8 */
    @Test
    void theSameCodeInAnotherRoundAsksTwilio() {
        var ann = place.ann();
        ann.start();
        var wrong = place.wrongCode();
        ann.answer(wrong);

        ann.answer(wrong);

        assertThat(place.verify().counters().checks()).isEqualTo(2);
    }

    /** V4, V5: an attacker opens as many sign-ins as they like. */
    @Test
    void aHundredGuessesAtOnceOverThirtySignInsAskTwilioTenTimes() throws Exception {
        var functions = place.functions();
        var signIns = new ArrayList<CognitoStandIn>();
        for (var i = 0; i < 30; i++) {
            var signIn = place.ann();
            signIn.start();
            signIns.add(signIn);
        }
        var right = place.newest().code();

        AtOnce.run(
                100,
                i ->
                        functions.invoke(
                                Functions.VERIFY,
                                signIns.get(i % 30).verification(guess(i, right))));

        assertThat(place.verify().counters().checks()).isLessThanOrEqualTo(10);
    }

    /** V5, V6 */
    @Test
    void afterTenWrongGuessesTheUserWaitsFiveMinutesAndNobodyElseDoes() {
        useUpGuesses(place.ann());

        var blocked = place.ann().start();

        assertThat(blocked.parameters())
                .containsEntry("REASON", "TOO_MANY_GUESSES")
                .containsEntry("RESEND_IN", "300");
        var other = new CognitoStandIn(place.functions(), bob());
        other.start();
        assertThat(other.answer(place.newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    /** V5 */
    @Test
    void theUserSignsInOnceTheWaitIsOver() {
        useUpGuesses(place.ann());
        place.clock.pass(Duration.ofMinutes(11));

        var ann = place.ann();
        ann.start();

        assertThat(ann.answer(place.newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    /** V9: an outage is nobody's wrong guess. */
    @Test
    void whileTwilioIsDownNoGuessIsCounted() {
        var ann = place.ann();
        ann.start();
        var code = place.newest().code();
        place.verify().weather(Weather.status(503));

        var round = ann.answer(code);

        assertThat(round.parameters())
                .containsEntry("REASON", "TEMPORARILY_UNAVAILABLE")
                .containsEntry("GUESSES_LEFT", "3");
        place.verify().weather(Weather.none());
        assertThat(ann.answer(code).next()).isEqualTo(Next.TOKENS);
    }

    @Test
    void aCodeThatTwilioHasForgottenIsExpiredAndTheNextIsSentAtOnce() {
        var ann = place.ann();
        ann.start();
        place.verify().expireCodes();

        var round = ann.answer("123456");

        assertThat(round.parameters())
                .containsEntry("REASON", "CODE_EXPIRED")
                .containsEntry("RESEND_IN", "0");
        assertThat(ann.resend().reason()).isEqualTo("CODE_SENT");
    }

    /** C10 */
    @Test
    void aDaysCodesAreCountedOverAllSignIns() {
        place.with("MAX_SENDS_PER_USER_AND_DAY", "2");
        for (var i = 0; i < 2; i++) {
            assertThat(place.ann().start().reason()).isEqualTo("CODE_SENT");
            place.clock.pass(Duration.ofMinutes(11));
        }

        var third = place.ann().start();

        assertThat(third.reason()).isEqualTo("TOO_MANY_CODES");
        assertThat(place.verify().counters().sends()).isEqualTo(2);
        place.clock.pass(Duration.ofHours(14));
        assertThat(place.ann().start().reason()).isEqualTo("CODE_SENT");
    }

    /** The day is used up, not the code. */
    @Test
    void theLastCodeOfTheDayCanBeEnteredInAnotherSignIn() {
        place.with("MAX_SENDS_PER_USER_AND_DAY", "1");
        place.ann().start();
        place.clock.pass(Duration.ofMinutes(5));
        var second = place.ann();

        assertThat(second.start().reason()).isEqualTo("TOO_MANY_CODES");
        assertThat(second.answer(place.newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    /** C10: whoever signs in with a password may hear it. */
    @Test
    void afterAPasswordAnExhaustedNumberIsSaidToBeOne() {
        try (var mfa = LedgerPlace.in(MFA).with("MAX_SENDS_PER_DESTINATION_AND_DAY", "1")) {
            mfa.ann().start();
            var first = mfa.ann();
            first.start();
            first.password(Map.of());
            mfa.clock.pass(Duration.ofMinutes(11));
            var second = mfa.ann();
            second.start();

            assertThat(second.password(Map.of()).reason()).isEqualTo("TOO_MANY_CODES");
        }
    }

    static SignInEvents bob() {
        return SignInEvents.ann(PASSWORDLESS)
                .of("5e1f0c1e-0000-4000-8000-00000000b0b0", "+12025550101");
    }

    private void useUpGuesses(CognitoStandIn first) {
        var signIn = first;
        signIn.start();
        var right = place.newest().code();
        for (var guess = 0; guess < 10; guess++) {
            var next = signIn.answer(guess(guess, right));
            if (next.next() == Next.NOT_AUTHORIZED) {
                signIn = place.ann();
                signIn.start();
            }
        }
    }

    private boolean isRight(Event event) {
        return place.functions().invoke(Functions.VERIFY, event).path("answerCorrect").asBoolean();
    }

    private static String guess(int index, String right) {
        var guess = "%06d".formatted(index);
        return guess.equals(right) ? "999999" : guess;
    }
}
