package cognitoverify.ledger;

import static java.util.Objects.requireNonNull;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.Budget.Exhausted;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;
import cognitoverify.ledger.table.Written.Conflict;
import cognitoverify.ledger.table.Written.Made;
import cognitoverify.ledger.table.Written.Refused;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The ledger's rules on a table. What the table can't be asked for is repeated once; a write that
 * was made though its answer got lost is then known by what it wrote.
 */
public final class TableLedger implements Ledger {
    private static final int MOST_TRIES = 12;
    private static final int MOST_REPEATS = 1;
    private static final long FIRST_PAUSE = 20;
    private static final long LONGEST_PAUSE = 320;
    private static final int TOKEN_BYTES = 9;

    private final Table table;

    /** On that table. */
    public TableLedger(Table table) {
        this.table = table;
    }

    /** A random text that nobody can guess: the id of a claim, the nonce of a round. */
    public static String token() {
        var bytes = new byte[TOKEN_BYTES];
        // A new one each time: what a snapshot holds, all its copies would share.
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public Claim claim(ClaimRequest request, Deadline deadline) {
        @Nullable UserRecord known =
                request.expected().window().isOpen(request.now()) ? request.expected() : null;
        var isContended = false;
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            switch (write(SendChanges.claim(request, known), deadline)) {
                case Made _ -> {
                    return granted(request, known);
                }
                case Refused(var items) -> {
                    @Nullable Map<String, Object> item = items.getFirst();
                    if (item == null) {
                        return exhausted(request, items);
                    }
                    var user = UserItem.parse(item);
                    if (user.claim().equals(request.id())) {
                        return new Claim.Granted(request, known, user.window());
                    }
                    var refusal = request.refusal(user);
                    if (refusal != null) {
                        return refusal;
                    }
                    known = user;
                }
                case Conflict _ -> {
                    isContended = true;
                    pause(tries, deadline);
                }
                case Written.Unavailable _ -> {
                    // If others are writing, the ledger works, and one of them may be sending.
                    return isContended ? new Claim.Busy() : new Claim.Unavailable();
                }
            }
        }
        return new Claim.Busy();
    }

    @Override
    public boolean settle(Claim.Granted claim, Sending sending, Deadline deadline) {
        return persistently(
                switch (sending) {
                    case Sending.Sent sent -> SendChanges.settled(claim, sent);
                    case Sending.Limited limited -> SendChanges.settled(claim, limited);
                    case Sending.NotSent _ -> SendChanges.takenBack(claim);
                },
                deadline);
    }

    @Override
    public Mark mark(Guess guess, Deadline deadline) {
        var asked = new StoredVerdict(State.ASKED, guess.nowMillis(), token());
        var write = GuessChanges.mark(guess, asked);
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            switch (write(List.of(write), deadline)) {
                case Made(var item) -> {
                    return new Mark.Made(guess, asked, UserItem.parse(item));
                }
                case Refused(var items) -> {
                    var user = UserItem.parse(requireNonNull(items.getFirst()));
                    var stored = user.verdicts().get(guess.verdictId());
                    if (stored != null) {
                        return stored.equals(asked)
                                ? new Mark.Made(guess, asked, user)
                                : new Mark.Known(stored);
                    }
                    if (guess.limits().isStopOver(user, guess.now())) {
                        write = GuessChanges.markAnew(guess, asked, user);
                    } else if (guess.limits().guessAfter(user) > guess.now()) {
                        return new Mark.Blocked(guess.limits().guessAfter(user));
                    } else {
                        write = GuessChanges.mark(guess, asked);
                    }
                }
                case Conflict _ -> pause(tries, deadline);
                case Written.Unavailable _ -> {
                    return new Mark.Unavailable();
                }
            }
        }
        return new Mark.Unavailable();
    }

    @Override
    public Mark takeOver(Guess guess, StoredVerdict asked, Deadline deadline) {
        if (asked.state() != State.ASKED) {
            return new Mark.Known(asked);
        }
        var again = new StoredVerdict(State.ASKED_AGAIN, guess.nowMillis(), token());
        return switch (write(List.of(GuessChanges.takenOver(guess, asked, again)), deadline)) {
            case Made(var item) -> new Mark.Made(guess, again, UserItem.parse(item));
            case Refused(var items) -> {
                var user = UserItem.parse(requireNonNull(items.getFirst()));
                var stored = user.verdicts().getOrDefault(guess.verdictId(), asked);
                yield stored.equals(again)
                        ? new Mark.Made(guess, again, user)
                        : new Mark.Known(stored);
            }
            case Conflict _ -> new Mark.Known(asked);
            case Written.Unavailable _ -> new Mark.Unavailable();
        };
    }

    @Override
    public boolean settle(Mark.Made mark, State state, String verificationSid, Deadline deadline) {
        return switch (state) {
            case RIGHT -> persistently(GuessChanges.right(mark), deadline);
            case WRONG -> persistently(List.of(GuessChanges.wrong(mark, state)), deadline);
            case GONE -> settleGone(mark, verificationSid, deadline);
            case UNAVAILABLE ->
                    either(
                            GuessChanges.unavailable(mark),
                            GuessChanges.unavailableUncounted(mark),
                            deadline);
            case ASKED, ASKED_AGAIN -> throw new IllegalArgumentException("Not an outcome");
        };
    }

    @Override
    public Reading read(String user, Deadline deadline) {
        for (var repeats = 0; repeats <= MOST_REPEATS; repeats++) {
            if (table.read(user, deadline) instanceof Read.Found(var item)) {
                return new Reading.Found(UserItem.parse(item));
            }
        }
        return new Reading.Unavailable();
    }

    private boolean settleGone(Mark.Made mark, String verificationSid, Deadline deadline) {
        // One that is being sent just now, whose outcome is not known yet, is another code.
        var isLast =
                mark.user().sendReason() != null
                        && mark.user().verificationSid().equals(verificationSid);
        var wrong = GuessChanges.wrong(mark, State.GONE);
        return isLast
                ? either(GuessChanges.gone(mark), wrong, deadline)
                : persistently(List.of(wrong), deadline);
    }

    private static Claim granted(ClaimRequest request, @Nullable UserRecord known) {
        var window = request.granted(known == null ? UserRecord.NONE : known).window();
        return new Claim.Granted(request, known, window);
    }

    private static Claim exhausted(
            ClaimRequest request, List<@Nullable Map<String, Object>> items) {
        var budgets = request.isCharged() ? request.charged() : List.of(request.total());
        for (var i = 0; i < budgets.size(); i++) {
            var item = items.get(i + 1);
            if (item != null) {
                return new Claim.Exhausted(exhausted(budgets.get(i), item), null);
            }
        }
        return new Claim.Busy();
    }

    private static Exhausted exhausted(Budget budget, Map<String, Object> item) {
        var isFull = item.get(SendChanges.COUNT) instanceof Long count && count >= budget.limit();
        return budget.exhausted() == Exhausted.COUNTRY_HOUR && !isFull
                ? Exhausted.COUNTRY_STOPPED
                : budget.exhausted();
    }

    /** A refusal means that it was made already, or that others have gone on: good either way. */
    private boolean persistently(List<Write> writes, Deadline deadline) {
        return switch (written(writes, deadline)) {
            case Made _, Refused _ -> true;
            case Conflict _, Written.Unavailable _ -> false;
        };
    }

    /**
     * The first, or if its condition doesn't hold, the second, which is refused after the first.
     */
    private boolean either(Write first, Write second, Deadline deadline) {
        return switch (written(List.of(first), deadline)) {
            case Made _ -> true;
            case Refused _ -> persistently(List.of(second), deadline);
            case Conflict _, Written.Unavailable _ -> false;
        };
    }

    /** Goes on while others are writing. */
    private Written written(List<Write> writes, Deadline deadline) {
        Written written = new Conflict();
        for (var tries = 0; tries < MOST_TRIES && written instanceof Conflict; tries++) {
            written = write(writes, deadline);
            if (written instanceof Conflict) {
                pause(tries, deadline);
            }
        }
        return written;
    }

    private Written write(List<Write> writes, Deadline deadline) {
        Written written = new Written.Unavailable();
        for (var repeats = 0; repeats <= MOST_REPEATS; repeats++) {
            written = table.write(writes, deadline);
            if (!(written instanceof Written.Unavailable)) {
                return written;
            }
        }
        return written;
    }

    /** Longer each time, so that many who met once don't meet again. */
    private static void pause(int tries, Deadline deadline) {
        var longest = Duration.ofMillis(Math.min(FIRST_PAUSE << tries, LONGEST_PAUSE));
        var atMost = deadline.left(longest).toNanos();
        LockSupport.parkNanos(1 + new SecureRandom().nextLong(1 + atMost));
    }
}
