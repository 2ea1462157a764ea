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
import cognitoverify.protocol.SendWindow;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The ledger's rules on a table. */
public final class TableLedger implements Ledger {
    /** How often the record may turn out to be another than was thought. */
    private static final int MOST_GUESSES = 12;

    /** Twilio checks no more answers for one code. */
    private static final int MOST_CHECKS = 5;

    private static final int TOKEN_BYTES = 9;

    private final PersistentTable table;

    /** On that table. */
    public TableLedger(Table table) {
        this.table = new PersistentTable(table);
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
        for (var guesses = 0; guesses < MOST_GUESSES; guesses++) {
            switch (table.write(SendChanges.claim(request, known), deadline)) {
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
                    return new Claim.Busy();
                }
                case Written.Unavailable _ -> {
                    return new Claim.Unavailable();
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
        for (var guesses = 0; guesses < MOST_GUESSES; guesses++) {
            switch (table.write(List.of(write), deadline)) {
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
                case Conflict _ -> {
                    return new Mark.Busy();
                }
                case Written.Unavailable _ -> {
                    return new Mark.Unavailable();
                }
            }
        }
        return new Mark.Busy();
    }

    @Override
    public Mark takeOver(Guess guess, StoredVerdict asked, Deadline deadline) {
        if (asked.state() != State.ASKED) {
            return new Mark.Known(asked);
        }
        var again = new StoredVerdict(State.ASKED_AGAIN, guess.nowMillis(), token());
        return switch (table.write(
                List.of(GuessChanges.takenOver(guess, asked, again)), deadline)) {
            case Made(var item) -> new Mark.Made(guess, again, UserItem.parse(item));
            case Refused(var items) -> {
                var user = UserItem.parse(requireNonNull(items.getFirst()));
                var stored = user.verdicts().getOrDefault(guess.verdictId(), asked);
                yield stored.equals(again)
                        ? new Mark.Made(guess, again, user)
                        : new Mark.Known(stored);
            }
            case Conflict _ -> new Mark.Busy();
            case Written.Unavailable _ -> new Mark.Unavailable();
        };
    }

    @Override
    public boolean settle(Mark.Made mark, State state, String verificationSid, Deadline deadline) {
        return switch (state) {
            case RIGHT -> persistently(GuessChanges.right(mark), deadline);
            case WRONG -> persistently(List.of(GuessChanges.wrong(mark)), deadline);
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
        return switch (table.read(user, deadline)) {
            case Read.Found(var item) -> new Reading.Found(UserItem.parse(item));
            case Read.Unavailable _ -> new Reading.Unavailable();
        };
    }

    private boolean settleGone(Mark.Made mark, String verificationSid, Deadline deadline) {
        var wrong = GuessChanges.wrong(mark);
        return isLost(mark.user(), verificationSid)
                ? either(GuessChanges.gone(mark), wrong, deadline)
                : persistently(List.of(wrong), deadline);
    }

    /**
     * Whether the code that is gone is the one that the user was sent last. If not, it was approved
     * in another sign-in, guessed at too often, or never sent; to say so would tell who has an
     * account, since none of that happens to a decoy.
     */
    private static boolean isLost(UserRecord user, String verificationSid) {
        var reason = user.sendReason();
        var wasSent = reason != null && !user.isShownOnly();
        return wasSent
                && user.verificationSid().equals(verificationSid)
                && user.guessesSinceFirstSend() <= MOST_CHECKS;
    }

    private static Claim granted(ClaimRequest request, @Nullable UserRecord known) {
        var before = known == null ? SendWindow.NONE : known.window();
        return new Claim.Granted(request, known, before.afterSend(request.now()));
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
        return switch (table.write(writes, deadline)) {
            case Made _, Refused _ -> true;
            case Conflict _, Written.Unavailable _ -> false;
        };
    }

    /**
     * The first, or if its condition doesn't hold, the second, which is refused after the first.
     */
    private boolean either(Write first, Write second, Deadline deadline) {
        return switch (table.write(List.of(first), deadline)) {
            case Made _ -> true;
            case Refused _ -> persistently(List.of(second), deadline);
            case Conflict _, Written.Unavailable _ -> false;
        };
    }
}
