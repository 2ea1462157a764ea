package cognitoverify.ledger;

import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/** A thread of a history: does one thing after another, and writes down what came of it. */
final class Person {
    private static final String[] NAMES = {"anna", "bert"};
    private static final String[] NUMBERS = {Story.NUMBER, Story.OTHER_NUMBER};
    private static final String[] COUNTRIES = {"DE", "FR"};
    private static final State[] OUTCOMES = {
        State.WRONG, State.WRONG, State.WRONG, State.RIGHT, State.GONE, State.UNAVAILABLE
    };

    private final History history;
    private final int thread;
    private final Random random;
    private final History.View view;
    private final TableLedger ledger;
    private final Deque<Claim.Granted> granted = new ArrayDeque<>();
    private final Deque<Asked> made = new ArrayDeque<>();
    private final Deque<Seen> seen = new ArrayDeque<>();
    private long owner;

    /** A mark that is not settled yet. */
    private record Asked(Mark.Made mark, long owner) {}

    /** Another's mark. */
    private record Seen(Guess guess, StoredVerdict verdict) {}

    Person(History history, int thread, long seed) {
        this.history = history;
        this.thread = thread;
        random = new Random(seed);
        view = history.new View(thread);
        ledger = new TableLedger(view);
        owner = 1 + thread * 1_000_000L;
    }

    /** Does so many things. */
    @Nullable Void live(int steps) throws InterruptedException {
        try {
            for (var i = 0; i < steps; i++) {
                history.turns().await(thread);
                view.begin();
                owner++;
                act();
            }
        } finally {
            history.turns().end();
        }
        return null;
    }

    private void act() {
        var what = random.nextInt(10);
        if (!granted.isEmpty() && what < 6) {
            settle(granted.pop());
        } else if (!made.isEmpty() && what < 7) {
            settle(made.pop());
        } else if (!seen.isEmpty() && what < 3) {
            takeOver(seen.pop());
        } else if (what % 2 == 0) {
            claim(request());
        } else {
            mark(guess());
        }
    }

    private void claim(ClaimRequest request) {
        var claim = ledger.claim(request, history.deadline());
        if (claim instanceof Claim.Granted mine) {
            granted.push(mine);
        }
        note(
                "%s at %d claims".formatted(request.user(), request.now()),
                model -> model.claim(request),
                switch (claim) {
                    case Claim.Granted mine -> "granted " + mine.window().sends();
                    case Claim.Waiting _ -> "waiting";
                    case Claim.GuessesBlocked(var until, _) -> "blocked until " + until;
                    case Claim.Exhausted(var budget, _) -> "exhausted " + budget;
                    case Claim.Busy _, Claim.Unavailable _ -> "unknown";
                },
                claim instanceof Claim.Granted);
    }

    private void settle(Claim.Granted claim) {
        var sending = sending();
        ledger.settle(claim, sending, history.deadline());
        noteSettled(
                claim.request().user() + " is told " + sending,
                model -> model.settle(claim.request(), sending));
    }

    private void mark(Guess guess) {
        var me = owner;
        note(
                "%s at %d guesses".formatted(guess.user(), guess.now()),
                guess,
                model -> model.mark(guess, me),
                ledger.mark(guess, history.deadline()));
    }

    private void takeOver(Seen other) {
        var me = owner;
        note(
                other.guess.user() + " is taken over",
                other.guess,
                model -> model.takeOver(other.guess, other.verdict, me),
                ledger.takeOver(other.guess, other.verdict, history.deadline()));
    }

    private void settle(Asked asked) {
        var state = OUTCOMES[random.nextInt(OUTCOMES.length)];
        ledger.settle(asked.mark, state, Story.SID, history.deadline());
        var isWhole = view.isWhole();
        noteSettled(
                asked.mark.guess().user() + " is told " + state,
                model -> model.settle(asked.owner, state, isWhole));
    }

    private void note(String what, Guess guess, Function<Model, String> replay, Mark mark) {
        if (mark instanceof Mark.Made mine) {
            made.push(new Asked(mine, owner));
        }
        if (mark instanceof Mark.Known(var verdict) && verdict.state() == State.ASKED) {
            seen.push(new Seen(guess, verdict));
        }
        var me = owner;
        var isCorrected = view.isTroubled();
        note(
                what,
                model -> {
                    var modelled = replay.apply(model);
                    if (isCorrected && mark instanceof Mark.Made mine) {
                        model.correct(me, mine.user());
                    }
                    return modelled;
                },
                switch (mark) {
                    case Mark.Made _ -> "made";
                    case Mark.Known(var verdict) -> "known " + verdict.state();
                    case Mark.Blocked(var until) -> "blocked until " + until;
                    case Mark.Busy _, Mark.Unavailable _ -> "unknown";
                },
                mark instanceof Mark.Made);
    }

    /** A settling decides by whether it writes. */
    private void noteSettled(String what, Function<Model, String> replay) {
        note(what, replay, view.isMade() ? "settled" : "too late", view.isMade());
    }

    /**
     * What nobody can know is not compared: after trouble, an answer that does not tell of the
     * write that was made.
     */
    private void note(String what, Function<Model, String> replay, String observed, boolean tells) {
        if (!view.isMade() && (view.isTroubled() || !view.isAsked())) {
            return;
        }
        var at = view.decidedAt();
        for (var one : at) {
            var isLast = one.equals(at.getLast());
            history.add(
                    new History.Event(
                            one, what, replay, observed, isLast && (!view.isTroubled() || tells)));
        }
    }

    private Sending sending() {
        return switch (random.nextInt(4)) {
            case 0 -> new Sending.NotSent();
            case 1 -> new Sending.Limited(Reason.TOO_MANY_CODES);
            case 2 -> new Sending.Sent(Reason.CODE_SENT, null, "");
            default -> new Sending.Sent(Reason.CODE_SENT, Channel.SMS, Story.SID);
        };
    }

    private ClaimRequest request() {
        var story = new Story(view).limited(history.limits()).after(history.now() - Story.START);
        var name = one(NAMES);
        return switch (random.nextInt(4)) {
            case 0 -> story.decoy(name);
            case 1 -> story.request(name, name, null);
            default -> story.request(name, one(NUMBERS), one(COUNTRIES));
        };
    }

    private Guess guess() {
        var story = new Story(view).limited(history.limits()).after(history.now() - Story.START);
        return story.guess(one(NAMES), "nonce" + random.nextInt(2), "" + random.nextInt(5));
    }

    private String one(String[] all) {
        return Objects.requireNonNull(all[random.nextInt(all.length)]);
    }
}
