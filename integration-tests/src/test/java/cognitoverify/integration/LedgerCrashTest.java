package cognitoverify.integration;

import static cognitoverify.protocol.SignInMode.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitoverify.code.CodeChecker;
import cognitoverify.code.CodeSender;
import cognitoverify.integration.Reply.Next;
import cognitoverify.lambda.Event;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** C1, V8: a process may end at any moment. Nothing is sent twice, and no wrong code passes. */
class LedgerCrashTest {
    private static final int CLAIM = 1;
    private static final int MARK = 1;

    private final LedgerPlace place = LedgerPlace.in(PASSWORDLESS);

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void endedBetweenClaimAndSendTheNextDeliverySendsNothingAndAResendDoes() {
        place.sender(LedgerCrashTest::killed);
        assertThatThrownBy(() -> place.ann().start()).isInstanceOf(Killed.class);
        place.sender(UnaryOperator.identity());

        var again = place.ann();

        assertThat(again.start().reason()).isEqualTo("CODE_SENT");
        assertThat(place.verify().counters().sends()).isZero();
        place.clock.pass(Duration.ofSeconds(30));
        assertThat(again.resend().reason()).isEqualTo("CODE_SENT");
        assertThat(again.answer(place.newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    @Test
    void endedBetweenSendAndRecordTheMessageIsNotSentAgainAndItsCodeSignsIn() {
        place.sender(LedgerCrashTest::sentAndKilled);
        assertThatThrownBy(() -> place.ann().start()).isInstanceOf(Killed.class);
        place.sender(UnaryOperator.identity());

        var again = place.ann();

        assertThat(again.start().reason()).isEqualTo("CODE_SENT");
        assertThat(place.verify().counters().sends()).isEqualTo(1);
        assertThat(again.answer(place.newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    @Test
    void endedWithTheRecordItsSendStillCounts() {
        var whole = place.functions();
        place.table(table -> Killed.before(CLAIM, table));
        assertThatThrownBy(() -> place.ann().start()).isInstanceOf(Killed.class);

        var again = new CognitoStandIn(whole, SignInEvents.ann(PASSWORDLESS));

        assertThat(again.start().reason()).isEqualTo("CODE_SENT");
        assertThat(place.verify().counters().sends()).isEqualTo(1);
    }

    /** The next delivery comes when Cognito has given the first one up, after five seconds. */
    @Test
    void endedBetweenMarkAndCheckTheNextDeliveryTakesOverAndTheCodeIsRight() {
        var event = answered();
        place.checker(LedgerCrashTest::killed);
        assertThatThrownBy(() -> isRight(event)).isInstanceOf(Killed.class);
        place.checker(UnaryOperator.identity());
        place.clock.pass(Duration.ofSeconds(5));

        assertThat(isRight(event)).isTrue();
        assertThat(place.verify().counters().checks()).isEqualTo(1);
    }

    /** Twilio has used the code up; nobody may be believed without Twilio. */
    @Test
    void endedBetweenApprovalAndRecordTheAnswerIsRefusedAndTheNextCodeNeedsNoWait() {
        var ann = place.ann();
        ann.start();
        var code = place.newest().code();
        var event = ann.verification(code);
        place.checker(LedgerCrashTest::checkedAndKilled);
        assertThatThrownBy(() -> isRight(event)).isInstanceOf(Killed.class);
        place.checker(UnaryOperator.identity());
        place.clock.pass(Duration.ofSeconds(5));

        var round = ann.answer(code);

        assertThat(round.parameters())
                .containsEntry("REASON", "CODE_EXPIRED")
                .containsEntry("RESEND_IN", "0");
        assertThat(ann.resend().reason()).isEqualTo("CODE_SENT");
        assertThat(place.verify().counters().sends()).isEqualTo(2);
    }

    @Test
    void endedWithTheVerdictsRecordTheAnswerIsNotBelievedEither() {
        var event = answered();
        var whole = place.functions();
        place.table(table -> Killed.before(MARK, table));
        assertThatThrownBy(() -> isRight(event)).isInstanceOf(Killed.class);
        place.clock.pass(Duration.ofSeconds(5));

        var right = whole.invoke(Functions.VERIFY, event).path("answerCorrect").asBoolean();

        assertThat(right).isFalse();
    }

    /** What may be taken over is taken over once. */
    @Test
    void endedTwiceTheAnswerIsRefused() {
        var event = answered();
        place.checker(LedgerCrashTest::killed);
        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> isRight(event)).isInstanceOf(Killed.class);
            place.clock.pass(Duration.ofSeconds(5));
        }
        place.checker(UnaryOperator.identity());

        assertThat(isRight(event)).isFalse();
        assertThat(place.verify().counters().checks()).isZero();
    }

    private Event answered() {
        var ann = place.ann();
        ann.start();
        return ann.verification(place.newest().code());
    }

    private boolean isRight(Event event) {
        return place.functions().invoke(Functions.VERIFY, event).path("answerCorrect").asBoolean();
    }

    private static CodeSender killed(CodeSender sender) {
        return (_, _, _) -> {
            throw new Killed();
        };
    }

    private static CodeChecker killed(CodeChecker checker) {
        return (_, _) -> {
            throw new Killed();
        };
    }

    private static CodeSender sentAndKilled(CodeSender sender) {
        return (destination, channel, deadline) -> {
            sender.send(destination, channel, deadline);
            throw new Killed();
        };
    }

    private static CodeChecker checkedAndKilled(CodeChecker checker) {
        return (check, deadline) -> {
            checker.check(check, deadline);
            throw new Killed();
        };
    }
}
