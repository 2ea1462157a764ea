package cognitoverify.ledger;

import static cognitoverify.ledger.table.Condition.all;

import cognitoverify.ledger.Mark.Made;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.table.Change;
import cognitoverify.ledger.table.Condition.Above;
import cognitoverify.ledger.table.Condition.Absent;
import cognitoverify.ledger.table.Condition.Always;
import cognitoverify.ledger.table.Condition.Is;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;

import java.util.ArrayList;
import java.util.List;

/** What a guess and its verdict write. */
final class GuessChanges {
    /** An hour's count is read until its end. */
    private static final long COUNTRY_KEPT = 7_200;

    /** By then no session that an answer belongs to is alive. */
    private static final long VERDICT_KEPT_MILLIS = 1_800_000;

    private GuessChanges() {}

    /** The guess is counted and its answer marked. */
    static Write mark(Guess guess, StoredVerdict asked) {
        return new Write(
                guess.user(),
                all(
                        new Absent(UserItem.verdict(guess.verdictId())),
                        SendChanges.mayGuess(guess.limits(), guess.now())),
                marked(guess, asked).add(UserItem.GUESSES, 0, 1));
    }

    /** The same after a day's stop, with which the count begins anew. */
    static Write markAnew(Guess guess, StoredVerdict asked, UserRecord stopped) {
        return new Write(
                guess.user(),
                all(
                        new Absent(UserItem.verdict(guess.verdictId())),
                        new Is(UserItem.GUESSED_AT, stopped.guessedAt())),
                marked(guess, asked).set(UserItem.GUESSES, 1L));
    }

    /**
     * Guesses beyond the limit wait for each other from here on, so that of many at once only one
     * is asked about; what the wait is in truth, the verdict says.
     */
    private static Change marked(Guess guess, StoredVerdict asked) {
        return Change.NONE
                .set(UserItem.verdict(guess.verdictId()), asked.format())
                .set(UserItem.GUESS_AFTER, guess.now() + Limits.firstWait())
                .set(UserItem.GUESSED_AT, guess.now())
                .set(Table.EXPIRES_AT, guess.now() + UserItem.KEPT);
    }

    /** Another asks now. */
    static Write takenOver(Guess guess, StoredVerdict before, StoredVerdict asked) {
        var attribute = UserItem.verdict(guess.verdictId());
        return new Write(
                guess.user(),
                new Is(attribute, before.format()),
                Change.NONE.set(attribute, asked.format()));
    }

    /** The right code: waits and counts are over, and its country earns credit. */
    static List<Write> right(Made mark) {
        var writes = new ArrayList<Write>();
        writes.add(
                ofMark(
                        mark,
                        settled(mark, State.RIGHT)
                                .remove(UserItem.SENDING)
                                .remove(UserItem.GUESSING)));
        if (!mark.user().countryKey().isEmpty()) {
            writes.add(
                    new Write(
                            mark.user().countryKey(),
                            new Always(),
                            Change.NONE
                                    .set(Table.EXPIRES_AT, mark.guess().now() + COUNTRY_KEPT)
                                    .add(SendChanges.APPROVALS, 0, 1)
                                    .add(
                                            SendChanges.CREDIT,
                                            SendChanges.CREDIT_AT_FIRST,
                                            credit(mark.guess().limits()))));
        }
        return writes;
    }

    /** Not the code. */
    static Write wrong(Made mark) {
        return wrong(mark, State.WRONG);
    }

    private static Write wrong(Made mark, State state) {
        var guess = mark.guess();
        var wait = guess.limits().waitAfter(mark.user().guesses());
        var change = settled(mark, state);
        return ofMark(
                mark, wait == 0 ? change : change.set(UserItem.GUESS_AFTER, guess.now() + wait));
    }

    /** There is no such code any more, and it was the last one sent: the next needs no wait. */
    static Write gone(Made mark) {
        var write = wrong(mark, State.GONE);
        return new Write(
                write.key(),
                all(write.condition(), new Is(UserItem.CLAIM, mark.user().claim())),
                write.change().remove(UserItem.SENDING));
    }

    /** Nobody could say: nothing was guessed. */
    static Write unavailable(Made mark) {
        var write = unavailableUncounted(mark);
        return new Write(
                write.key(),
                all(write.condition(), new Above(UserItem.GUESSES, 0)),
                write.change()
                        .add(UserItem.GUESSES, 1, -1)
                        .set(UserItem.GUESS_AFTER, mark.guess().now()));
    }

    /** The same where a right code has ended the count meanwhile. */
    static Write unavailableUncounted(Made mark) {
        return ofMark(mark, settled(mark, State.UNAVAILABLE));
    }

    private static Change settled(Made mark, State state) {
        var guess = mark.guess();
        var old =
                mark.user().verdicts().entrySet().stream()
                        .filter(
                                verdict ->
                                        verdict.getValue().atMillis()
                                                < guess.nowMillis() - VERDICT_KEPT_MILLIS)
                        .map(verdict -> UserItem.verdict(verdict.getKey()))
                        .toList();
        return Change.NONE
                .set(
                        UserItem.verdict(guess.verdictId()),
                        new StoredVerdict(state, guess.nowMillis(), "").format())
                .remove(old);
    }

    private static Write ofMark(Made mark, Change change) {
        var guess = mark.guess();
        return new Write(
                guess.user(),
                new Is(UserItem.verdict(guess.verdictId()), mark.asked().format()),
                change);
    }

    /** So much that sends and approvals balance at the share that must be approved. */
    private static long credit(Limits limits) {
        return Math.ceilDiv(100, limits.approvedPercent());
    }
}
