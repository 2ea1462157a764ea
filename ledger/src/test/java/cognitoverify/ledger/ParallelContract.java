package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.table.Table;
import cognitoverify.protocol.SignInMode;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many at once. */
abstract class ParallelContract {
    private static final int CLAIMS = 50;
    private static final int GUESSES = 100;
    private static final int SESSIONS = 30;
    private static final Duration INVOCATION = Duration.ofMillis(3_500);

    private final Story story;

    ParallelContract(Table table) {
        story = new Story(table);
    }

    @Test
    void oneOfIdenticalClaimsIsGranted() throws Exception {
        var claims = claims(_ -> story.request());

        assertThat(claims).filteredOn(Claim.Granted.class::isInstance).hasSize(1);
    }

    @Test
    void allButOneOfIdenticalClaimsWait() throws Exception {
        var claims = claims(_ -> story.request());

        assertThat(claims).filteredOn(Claim.Waiting.class::isInstance).hasSize(CLAIMS - 1);
    }

    @Test
    void identicalClaimsAreCountedOnce() throws Exception {
        var claims = claims(_ -> story.request());

        assertThat(claims)
                .filteredOn(Claim.Granted.class::isInstance)
                .allSatisfy(claim -> assertThat(story.count(request(claim).total())).isEqualTo(1));
    }

    @Test
    void claimsOfDifferentSignInsAndNumbersAreGrantedOnce() throws Exception {
        var claims = claims(i -> story.request(Story.NAME, "+49151" + i, Story.COUNTRY));

        assertThat(claims).filteredOn(Claim.Granted.class::isInstance).hasSize(1);
    }

    @Test
    void allButOneClaimOfDifferentSignInsAndNumbersWait() throws Exception {
        var claims = claims(i -> story.request(Story.NAME, "+49151" + i, Story.COUNTRY));

        assertThat(claims).filteredOn(Claim.Waiting.class::isInstance).hasSize(CLAIMS - 1);
    }

    @Test
    void oneOfManyClaimsForAnotherSendIsGranted() throws Exception {
        story.sent();
        story.after(30);
        var claims = claims(_ -> story.request());

        assertThat(claims).filteredOn(Claim.Granted.class::isInstance).hasSize(1);
    }

    @Test
    void claimsOfDifferentUsersAreGrantedUpToTheBudget() throws Exception {
        story.limited(new Limits(SignInMode.PASSWORDLESS, 10, 20, 3, 500, 1_000, 20, false));
        var claims =
                together(
                        10,
                        i ->
                                () ->
                                        story.claim(
                                                story.request(
                                                        "user" + i, Story.NUMBER, Story.COUNTRY)));

        assertThat(claims).filteredOn(Claim.Granted.class::isInstance).hasSize(3);
    }

    @Test
    void guessesOfManySessionsAreMarkedUpToTheLimit() throws Exception {
        var marks = guesses();

        assertThat(marks).filteredOn(Mark.Made.class::isInstance).hasSize(10);
    }

    @Test
    void guessesOfManySessionsBeyondTheLimitAreBlocked() throws Exception {
        var marks = guesses();

        assertThat(marks).filteredOn(Mark.Blocked.class::isInstance).hasSize(GUESSES - 10);
    }

    @Test
    void otherUsersAreUntouchedByThem() throws Exception {
        guesses();

        assertThat(story.record(Story.OTHER_NAME)).isEqualTo(UserRecord.NONE);
    }

    @Test
    void oneOfManyGuessesBeyondTheLimitIsMarked() throws Exception {
        story.wrong(10).after(300);
        var marks = guesses();

        assertThat(marks).filteredOn(Mark.Made.class::isInstance).hasSize(1);
    }

    @Test
    void guessesAfterAStopAreMarkedUpToTheLimit() throws Exception {
        story.afterPassword().wrong(100).after(86_400);
        var marks = guesses();

        assertThat(marks).filteredOn(Mark.Made.class::isInstance).hasSize(10);
    }

    @Test
    void oneOfManyDeliveriesOfAGuessIsMarked() throws Exception {
        var marks = together(GUESSES, _ -> () -> story.mark("123456"));

        assertThat(marks).filteredOn(Mark.Made.class::isInstance).hasSize(1);
    }

    @Test
    void oneOfManyTakesAGuessOver() throws Exception {
        var mark = story.marked("123456");
        var marks = together(CLAIMS, _ -> () -> story.takeOver(mark.guess(), mark.asked()));

        assertThat(marks).filteredOn(Mark.Made.class::isInstance).hasSize(1);
    }

    @Test
    void verdictsOfOneUserAreAllNoted() throws Exception {
        var marks = IntStream.range(0, 10).mapToObj(i -> story.marked("answer" + i)).toList();
        together(10, i -> () -> story.settle(marks.get(i), State.WRONG));

        assertThat(story.record().verdicts().values())
                .extracting(StoredVerdict::state)
                .containsOnly(State.WRONG);
    }

    private List<Claim> claims(IntFunction<ClaimRequest> request) throws Exception {
        return together(
                CLAIMS, i -> () -> story.ledger().claim(request.apply(i), Deadline.in(INVOCATION)));
    }

    private List<Mark> guesses() throws Exception {
        return together(
                GUESSES,
                i ->
                        () ->
                                story.mark(
                                        story.guess(
                                                Story.NAME, "nonce" + i % SESSIONS, "answer" + i)));
    }

    private static ClaimRequest request(Claim claim) {
        return ((Claim.Granted) claim).request();
    }

    /** All begin at the same time. */
    private static <T> List<T> together(int number, IntFunction<Callable<T>> work)
            throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results =
                    IntStream.range(0, number)
                            .mapToObj(work)
                            .map(one -> threads.submit(() -> after(start, one)))
                            .toList();
            start.countDown();
            var all = new ArrayList<T>();
            for (var result : results) {
                all.add(result.get());
            }
            return all;
        }
    }

    private static <T> T after(CountDownLatch start, Callable<T> work) throws Exception {
        start.await();
        return work.call();
    }
}
