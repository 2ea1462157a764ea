package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.ledger.Mark.Blocked;
import cognitoverify.ledger.Mark.Known;
import cognitoverify.ledger.Mark.Made;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.table.Table;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may guess, and that one answer has one verdict. */
abstract class GuessContract {
    private final Story story;

    GuessContract(Table table) {
        story = new Story(table);
    }

    @Test
    void guessIsCountedWhenItIsMarked() {
        story.marked("123456");

        assertThat(story.record().guesses()).isEqualTo(1);
    }

    @Test
    void markTellsTheRecordWithTheGuess() {
        var mark = story.marked("123456");

        assertThat(mark.user()).isEqualTo(story.record());
    }

    @Test
    void sameAnswerToTheSameRoundIsKnown() {
        var mark = story.marked("123456");

        assertThat(story.mark("123456")).isEqualTo(new Known(mark.asked()));
    }

    @Test
    void sameAnswerToTheSameRoundIsCountedOnce() {
        story.marked("123456");
        story.mark("123456");

        assertThat(story.record().guesses()).isEqualTo(1);
    }

    @Test
    void sameAnswerToAnotherRoundIsAnotherGuess() {
        story.marked("123456");

        story.marked(story.guess(Story.NAME, "another nonce", "123456"));
    }

    @Test
    void otherAnswerToTheSameRoundIsAnotherGuess() {
        story.marked("123456");

        story.marked("654321");
    }

    @ParameterizedTest
    @EnumSource(names = {"RIGHT", "WRONG", "GONE", "UNAVAILABLE"})
    void sameAnswerGetsTheSameVerdict(State state) {
        story.sent();
        story.settle(story.marked("123456"), state);

        assertThat(((Known) story.after(60).mark("123456")).verdict().state()).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(names = {"RIGHT", "WRONG", "GONE", "UNAVAILABLE"})
    void verdictStaysWhateverIsToldLater(State state) {
        story.sent();
        var mark = story.marked("123456");
        story.settle(mark, state);
        story.settle(mark, State.WRONG);
        story.settle(mark, State.RIGHT);

        assertThat(((Known) story.mark("123456")).verdict().state()).isEqualTo(state);
    }

    @Test
    void newestVerdictOfARoundIsFound() {
        story.sent();
        story.settle(story.marked("123456"), State.WRONG);
        story.settle(story.after(1).marked("654321"), State.GONE);

        var found = story.record().verdictOf(Story.key().round(Story.NONCE));

        assertThat(found).isEqualTo(new StoredVerdict(State.GONE, story.now() * 1_000, ""));
    }

    @Test
    void verdictOfAnotherRoundIsNotFound() {
        story.settle(story.marked("123456"), State.WRONG);

        assertThat(story.record().verdictOf(Story.key().round("another nonce"))).isNull();
    }

    @Test
    void markWithoutAnOutcomeIsTakenOver() {
        var mark = story.marked("123456");

        assertThat(story.takeOver(mark.guess(), mark.asked())).isInstanceOf(Made.class);
    }

    @Test
    void markIsTakenOverOnlyOnce() {
        var mark = story.marked("123456");
        story.takeOver(mark.guess(), mark.asked());

        assertThat(story.takeOver(mark.guess(), mark.asked())).isInstanceOf(Known.class);
    }

    @Test
    void markTakenOverIsNotTakenOverAgain() {
        var mark = story.marked("123456");
        var second = (Made) story.takeOver(mark.guess(), mark.asked());

        assertThat(story.takeOver(mark.guess(), second.asked()))
                .isEqualTo(new Known(second.asked()));
    }

    @Test
    void markTakenOverIsNotCountedAgain() {
        var mark = story.marked("123456");
        story.takeOver(mark.guess(), mark.asked());

        assertThat(story.record().guesses()).isEqualTo(1);
    }

    @Test
    void verdictOfTheOneWhoTookOverCounts() {
        var mark = story.marked("123456");
        var second = (Made) story.takeOver(mark.guess(), mark.asked());
        story.settle(second, State.RIGHT);
        story.settle(mark, State.WRONG);

        assertThat(((Known) story.mark("123456")).verdict().state()).isEqualTo(State.RIGHT);
    }

    @Test
    void verdictOfWhoWasTooSlowDoesNotCount() {
        var mark = story.marked("123456");
        story.takeOver(mark.guess(), mark.asked());
        story.settle(mark, State.RIGHT);

        assertThat(((Known) story.mark("123456")).verdict().state()).isEqualTo(State.ASKED_AGAIN);
    }

    @Test
    void knownVerdictIsNotTakenOver() {
        var mark = story.marked("123456");
        story.settle(mark, State.WRONG);

        assertThat(((Known) story.takeOver(mark.guess(), mark.asked())).verdict().state())
                .isEqualTo(State.WRONG);
    }

    @ParameterizedTest
    @CsvSource({"10, 300", "11, 600", "12, 1200", "13, 2400", "14, 3600", "15, 3600", "30, 3600"})
    void guessesBeyondTheLimitWaitLongerEachTime(int wrong, long wait) {
        story.wrong(wrong);
        var until = story.now() + wait;

        assertThat(story.after(wait - 1).mark("123456")).isEqualTo(new Blocked(until));
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "10, 300", "11, 600", "14, 3600", "15, 3600"})
    void guessIsAllowedAfterTheWait(int wrong, long wait) {
        story.wrong(wrong).after(wait);

        story.marked("123456");
    }

    @Test
    void tenWrongGuessesInARowBlockTheEleventh() {
        for (var i = 0; i < 10; i++) {
            story.settle(story.marked("answer" + i), State.WRONG);
        }

        assertThat(story.mark("123456")).isEqualTo(new Blocked(story.now() + 300));
    }

    @Test
    void blockedGuessIsNotCounted() {
        story.wrong(10).mark("123456");

        assertThat(story.record().guesses()).isEqualTo(10);
    }

    @Test
    void knownVerdictIsToldWhileGuessesAreBlocked() {
        story.settle(story.marked("123456"), State.WRONG);
        story.wrong(9);

        assertThat(story.mark("123456")).isInstanceOf(Known.class);
    }

    @Test
    void otherUsersAreNotBlocked() {
        story.wrong(10);

        story.marked(story.guess(Story.OTHER_NAME, Story.NONCE, "123456"));
    }

    /** Whoever is beyond the limit can't ask about many answers at once, each before a verdict. */
    @Test
    void guessBeyondTheLimitBlocksTheNextBeforeItHasAVerdict() {
        story.wrong(10).after(300).marked("123456");

        assertThat(story.mark("654321")).isEqualTo(new Blocked(story.now() + 300));
    }

    @Test
    void withoutAPasswordGuessingIsNeverStopped() {
        story.wrong(110).after(3_600);

        story.marked("123456");
    }

    @Test
    void afterAPasswordGuessingStopsForADayAtAHundred() {
        story.afterPassword().wrong(100);
        var until = story.now() + 86_400;

        assertThat(story.after(86_399).mark("123456")).isEqualTo(new Blocked(until));
    }

    @Test
    void countBeginsAnewAfterAStop() {
        story.afterPassword().wrong(100).after(86_400).marked("123456");

        assertThat(story.record().guesses()).isEqualTo(1);
    }

    @Test
    void guessesAreAllowedAgainAfterAStop() {
        story.afterPassword().wrong(100).after(86_400).marked("123456");

        story.marked("654321");
    }

    @Test
    void rightCodeEndsTheCount() {
        story.wrong(9);
        story.settle(story.marked("123456"), State.RIGHT);

        assertThat(story.record().guesses()).isZero();
    }

    @Test
    void rightCodeEndsTheSidAndTheWindow() {
        story.sent();
        story.settle(story.marked("123456"), State.RIGHT);

        assertThat(story.record())
                .usingRecursiveComparison()
                .ignoringFields("sendsByDay", "verdicts")
                .isEqualTo(UserRecord.NONE);
    }

    @Test
    void rightCodeDoesNotEndTheDaysCount() {
        story.sent();
        story.settle(story.marked("123456"), State.RIGHT);

        assertThat(story.record().sendsOn(story.now())).isEqualTo(1);
    }

    @Test
    void wrongCodeLeavesTheWindow() {
        story.sent();
        story.settle(story.marked("123456"), State.WRONG);

        assertThat(story.record().window().sends()).isEqualTo(1);
    }

    @Test
    void guessThatNobodyCouldJudgeIsNotCounted() {
        story.settle(story.marked("123456"), State.UNAVAILABLE);

        assertThat(story.record().guesses()).isZero();
    }

    @Test
    void guessThatNobodyCouldJudgeMakesNobodyWait() {
        story.wrong(10).after(300);
        story.settle(story.marked("123456"), State.UNAVAILABLE);

        story.marked("654321");
    }

    @Test
    void guessThatNobodyCouldJudgeIsTakenBackOnce() {
        story.wrong(2);
        var mark = story.marked("123456");
        story.settle(mark, State.UNAVAILABLE);
        story.settle(mark, State.UNAVAILABLE);

        assertThat(story.record().guesses()).isEqualTo(2);
    }

    /** Else two of them would allow a guess beyond the limit. */
    @Test
    void guessesThatNobodyCouldJudgeAreNotTakenBackFromNothing() {
        var first = story.marked("111111");
        var second = story.marked("222222");
        story.settle(story.marked("123456"), State.RIGHT);
        story.settle(first, State.UNAVAILABLE);
        story.settle(second, State.UNAVAILABLE);

        assertThat(story.record().guesses()).isZero();
    }

    @Test
    void guessAtACodeThatIsGoneIsCounted() {
        story.sent();
        story.settle(story.marked("123456"), State.GONE);

        assertThat(story.record().guesses()).isEqualTo(1);
    }

    @Test
    void lastCodeThatIsGoneNeedsNoWait() {
        story.sent();
        story.settle(story.marked("123456"), State.GONE);

        assertThat(story.granted().window().sends()).isEqualTo(1);
    }

    @Test
    void otherCodeThatIsGoneLeavesTheWait() {
        story.sent();
        story.settle(story.marked("123456"), State.GONE, Story.OTHER_SID);

        assertThat(story.claim()).isInstanceOf(Claim.Waiting.class);
    }

    @Test
    void codeThatIsGoneLeavesTheWaitOfASendSinceThen() {
        story.sent();
        var mark = story.after(30).marked("123456");
        story.sent(story.request(), Story.OTHER_SID);
        story.settle(mark, State.GONE);

        assertThat(story.record().window().sends()).isEqualTo(2);
    }

    /** What is being sent may well be a new code, since this one is gone. */
    @Test
    void codeThatIsGoneLeavesTheWaitOfASendThatIsNotSettled() {
        story.sent();
        story.after(30).granted();
        story.settle(story.marked("123456"), State.GONE);

        assertThat(story.record().window().sends()).isEqualTo(2);
    }

    @Test
    void codeThatIsGoneIsWrongIfItsWaitStays() {
        story.sent();
        var mark = story.after(30).marked("123456");
        story.sent(story.request(), Story.OTHER_SID);
        story.settle(mark, State.GONE);

        assertThat(((Known) story.mark("123456")).verdict().state()).isEqualTo(State.WRONG);
    }

    /** Twilio forgets a code that was guessed at five times, and a decoy has none to forget. */
    @Test
    void codeThatWasGuessedAtTooOftenIsNotGone() {
        story.sent();
        for (var guess = 1; guess <= 5; guess++) {
            story.settle(story.marked("00000" + guess), State.WRONG);
        }
        story.settle(story.marked("000006"), State.GONE);

        assertThat(((Known) story.mark("000006")).verdict().state()).isEqualTo(State.WRONG);
        assertThat(story.claim()).isInstanceOf(Claim.Waiting.class);
    }

    /** Approved in another sign-in: that is the user's own business. */
    @Test
    void codeThatWasApprovedElsewhereIsNotGone() {
        story.sent();
        story.settle(story.marked("123456"), State.RIGHT);
        story.settle(story.marked("000000"), State.GONE);

        assertThat(((Known) story.mark("000000")).verdict().state()).isEqualTo(State.WRONG);
    }

    @Test
    void verdictsAreForgottenWhenNoSessionCanAskForThem() {
        story.settle(story.marked("111111"), State.WRONG);
        story.after(1_801);
        story.settle(story.marked("222222"), State.WRONG);

        assertThat(story.record().verdicts())
                .containsOnlyKeys(Story.key().verdict(Story.NONCE, "222222"));
    }

    @Test
    void verdictsAreKeptWhileASessionMayAskForThem() {
        story.settle(story.marked("111111"), State.WRONG);
        story.after(1_800);
        story.settle(story.marked("222222"), State.WRONG);

        assertThat(story.record().verdicts()).hasSize(2);
    }
}
