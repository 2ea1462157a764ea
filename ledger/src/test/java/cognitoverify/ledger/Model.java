package cognitoverify.ledger;

import static java.util.Objects.requireNonNull;

import cognitoverify.ledger.StoredVerdict.State;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ledger's rules told once more, for one thing after another: what histories are held to. */
final class Model {
    private static final int[] WAITS = {30, 40, 60, 90, 120};

    private final Limits limits;
    private final Map<String, User> users = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Sends> before = new HashMap<>();
    private final Map<Long, Asked> asked = new HashMap<>();

    Model(Limits limits) {
        this.limits = limits;
    }

    /** A user's sends in a window. */
    private record Sends(String claim, int number, long first, long last, String country) {
        private static final Sends NONE = new Sends("", 0, 0, 0, "");

        boolean isOpen(long now) {
            return number > 0 && now < first + 610;
        }

        boolean mustWait(long now) {
            if (number == 0) {
                return false;
            }
            var at = Math.max(now, last + WAITS[number - 1]);
            var isTooLate = number == 5 || at >= first + 540;
            return at > now || (isTooLate && at < first + 610);
        }

        Sends plusOne(String id, long now, String newCountry) {
            return isOpen(now)
                    ? new Sends(id, Math.min(5, number + 1), first, Math.max(last, now), newCountry)
                    : new Sends(id, 1, now, now, newCountry);
        }

        Sends full(long now) {
            return isOpen(now)
                    ? new Sends(claim, 5, first, Math.max(last, now), country)
                    : new Sends(claim, 5, now, now, country);
        }
    }

    /** An answer's verdict, and whose it is. */
    private record Verdict(State state, long atMillis, long owner) {}

    /** What whoever asks knows. */
    private record Asked(Guess guess, int guesses, String country, Set<String> old) {}

    /** A user. */
    private static final class User {
        private Sends sends = Sends.NONE;
        private final Map<Long, Integer> days = new HashMap<>();
        private int guesses;
        private long guessAfter;
        private final Map<String, Verdict> verdicts = new HashMap<>();
    }

    /** A budget. */
    private static final class Account {
        private int count;
        private long credit = 50;
    }

    String claim(ClaimRequest request) {
        var user = user(request.user());
        var now = request.now();
        if (user.guesses >= limits.guesses() && user.guessAfter > now) {
            return "blocked until " + user.guessAfter;
        }
        if (user.sends.mustWait(now)) {
            return "waiting";
        }
        if (user.days.getOrDefault(now / 86_400, 0) >= limits.sendsPerUser()) {
            return "exhausted USER_DAY";
        }
        for (var budget : budgets(request)) {
            var account = account(budget.key());
            if (account.count >= budget.limit()) {
                return "exhausted " + budget.exhausted();
            }
            if (budget.judged() && account.credit <= 0) {
                return "exhausted COUNTRY_STOPPED";
            }
        }
        charge(request, 1);
        user.days.merge(now / 86_400, 1, Integer::sum);
        before.put(request.id(), user.sends.isOpen(now) ? user.sends : Sends.NONE);
        var country = request.country() == null ? "" : request.country().key();
        user.sends = user.sends.plusOne(request.id(), now, country);
        return "granted " + user.sends.number;
    }

    String settle(ClaimRequest request, Sending sending) {
        var user = user(request.user());
        if (!user.sends.claim.equals(request.id())) {
            return "too late";
        }
        switch (sending) {
            case Sending.Sent _ -> {}
            case Sending.Limited _ -> user.sends = user.sends.full(request.now());
            case Sending.NotSent _ -> {
                user.sends = requireNonNull(before.get(request.id()));
                user.days.merge(request.now() / 86_400, -1, Integer::sum);
                charge(request, -1);
            }
        }
        return "settled";
    }

    String mark(Guess guess, long owner) {
        var user = user(guess.user());
        var known = user.verdicts.get(guess.verdictId());
        if (known != null) {
            return "known " + known.state;
        }
        if (user.guesses >= limits.guesses() && user.guessAfter > guess.now()) {
            return "blocked until " + user.guessAfter;
        }
        user.guesses++;
        user.guessAfter = guess.now() + 300;
        user.verdicts.put(guess.verdictId(), new Verdict(State.ASKED, guess.nowMillis(), owner));
        remember(guess, user, owner);
        return "made";
    }

    /** Whoever lost the reply to a mark knows the user as it was when asking again. */
    void correct(long owner, UserRecord user) {
        var mine = requireNonNull(asked.get(owner));
        var old = new HashSet<>(user.verdicts().keySet());
        old.removeIf(id -> !isOld(requireNonNull(user.verdicts().get(id)).atMillis(), mine.guess));
        asked.put(owner, new Asked(mine.guess, user.guesses(), user.countryKey(), old));
    }

    String takeOver(Guess guess, StoredVerdict seen, long owner) {
        var user = user(guess.user());
        var now = user.verdicts.get(guess.verdictId());
        if (now == null) {
            return "known " + seen.state();
        }
        if (now.state != State.ASKED || now.atMillis != seen.atMillis()) {
            return "known " + now.state;
        }
        user.verdicts.put(
                guess.verdictId(), new Verdict(State.ASKED_AGAIN, guess.nowMillis(), owner));
        remember(guess, user, owner);
        return "made";
    }

    /**
     * A verdict.
     *
     * @param isWhole whether the ledger also took the guess or the window back
     */
    String settle(long owner, State state, boolean isWhole) {
        var mine = requireNonNull(asked.get(owner));
        var user = user(mine.guess.user());
        var verdict = user.verdicts.get(mine.guess.verdictId());
        if (verdict == null || verdict.owner != owner) {
            return "too late";
        }
        mine.old.forEach(user.verdicts::remove);
        // Gone is only told of the code that was sent last.
        var told = state == State.GONE && !isWhole ? State.WRONG : state;
        // No owner: whatever is told later is too late.
        user.verdicts.put(mine.guess.verdictId(), new Verdict(told, mine.guess.nowMillis(), 0));
        switch (state) {
            case RIGHT -> {
                user.sends = Sends.NONE;
                user.guesses = 0;
                user.guessAfter = 0;
                if (!mine.country.isEmpty()) {
                    account(mine.country).credit += Math.ceilDiv(100, limits.approvedPercent());
                }
            }
            case UNAVAILABLE -> {
                if (isWhole) {
                    user.guesses--;
                    user.guessAfter = mine.guess.now();
                }
            }
            case WRONG, GONE -> {
                var over = mine.guesses - limits.guesses();
                if (over >= 0) {
                    user.guessAfter =
                            mine.guess.now() + (long) Math.min(3_600, 300 * Math.pow(2, over));
                }
                if (state == State.GONE && isWhole) {
                    user.sends = Sends.NONE;
                }
            }
            case ASKED, ASKED_AGAIN -> throw new IllegalArgumentException("Not an outcome");
        }
        return "settled";
    }

    /** What can be compared with the table in the end. */
    Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        users.forEach((key, user) -> counts.put(key, (long) user.guesses));
        accounts.forEach((key, account) -> counts.put(key, (long) account.count));
        return counts;
    }

    private void remember(Guess guess, User user, long owner) {
        var old = new HashSet<String>();
        user.verdicts.forEach(
                (id, verdict) -> {
                    if (isOld(verdict.atMillis, guess)) {
                        old.add(id);
                    }
                });
        asked.put(owner, new Asked(guess, user.guesses, user.sends.country, old));
    }

    private static boolean isOld(long atMillis, Guess guess) {
        return atMillis < guess.nowMillis() - 1_800_000;
    }

    private void charge(ClaimRequest request, int sends) {
        for (var budget : request.charged()) {
            account(budget.key()).count += sends;
            account(budget.key()).credit -= sends;
        }
    }

    private static List<Budget> budgets(ClaimRequest request) {
        var all = new ArrayList<Budget>();
        for (var budget : new @Nullable Budget[] {request.destination(), request.country()}) {
            if (budget != null) {
                all.add(budget);
            }
        }
        all.add(request.total());
        return all;
    }

    private User user(String key) {
        return users.computeIfAbsent(key, _ -> new User());
    }

    private Account account(String key) {
        return accounts.computeIfAbsent(key, _ -> new Account());
    }
}
