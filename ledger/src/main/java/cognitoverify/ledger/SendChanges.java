package cognitoverify.ledger;

import static cognitoverify.ledger.table.Condition.absentOrBelow;
import static cognitoverify.ledger.table.Condition.all;
import static cognitoverify.ledger.table.Condition.any;

import cognitoverify.ledger.Claim.Granted;
import cognitoverify.ledger.table.Change;
import cognitoverify.ledger.table.Condition;
import cognitoverify.ledger.table.Condition.Above;
import cognitoverify.ledger.table.Condition.Absent;
import cognitoverify.ledger.table.Condition.Always;
import cognitoverify.ledger.table.Condition.Below;
import cognitoverify.ledger.table.Condition.Is;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.VerificationSid;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What a claim and its outcome write. */
final class SendChanges {
    static final String COUNT = "count";
    static final String CREDIT = "credit";
    static final String APPROVALS = "approvals";

    /** How many sends of a country are judged at least, before too few approvals stop it. */
    static final long CREDIT_AT_FIRST = 50;

    private SendChanges() {}

    /**
     * A claim: first the user's record, then the budgets.
     *
     * @param known the record as it was last seen; null if it wasn't. Then the claim is made only
     *     if no window is open, which needs no look before: so it is in nearly every sign-in
     */
    static List<Write> claim(ClaimRequest request, @Nullable UserRecord known) {
        var writes = new ArrayList<Write>();
        writes.add(
                new Write(
                        request.user(),
                        all(
                                known == null ? noWindow(request.now()) : unchanged(known),
                                absentOrBelow(
                                        UserItem.sendsOn(Days.of(request.now())),
                                        request.limits().sendsPerUser()),
                                maySend(request.limits(), request.now())),
                        claimed(request, known == null ? UserRecord.NONE : known)));
        request.charged().forEach(budget -> writes.add(charge(budget)));
        if (!request.isCharged()) {
            writes.add(look(request.total()));
        }
        return writes;
    }

    /** Nothing is sent to whoever may not guess. A stop that is over, the next guess ends. */
    private static Condition maySend(Limits limits, long now) {
        var mayGuess = mayGuess(limits, now);
        return limits.mode() == SignInMode.MFA
                ? any(
                        mayGuess,
                        all(
                                new Above(UserItem.GUESSES, Limits.STOP - 1),
                                new Below(UserItem.GUESSED_AT, now - Limits.STOP_SECONDS + 1)))
                : mayGuess;
    }

    /** Whether the user may guess without the count beginning anew. */
    static Condition mayGuess(Limits limits, long now) {
        var waitIsOver = new Below(UserItem.GUESS_AFTER, now + 1);
        return any(
                absentOrBelow(UserItem.GUESSES, limits.guesses()),
                limits.mode() == SignInMode.MFA
                        ? all(waitIsOver, new Below(UserItem.GUESSES, Limits.STOP))
                        : waitIsOver);
    }

    /** It was sent, may have been, or was shown as sent. */
    static List<Write> settled(Granted claim, Sending.Sent sent) {
        var change = Change.NONE.set(UserItem.SEND_REASON, sent.reason().name());
        if (sent.channel() != null) {
            change = change.set(UserItem.CHANNEL, sent.channel().parameterValue());
            change =
                    sent.verificationSid().equals(VerificationSid.NONE)
                            ? change.remove(List.of(UserItem.VERIFICATION_SID))
                            : change.set(UserItem.VERIFICATION_SID, sent.verificationSid());
        }
        return List.of(ofClaim(claim, change));
    }

    /** Twilio's limit ends the window. */
    static List<Write> settled(Granted claim, Sending.Limited limited) {
        var window = claim.window().afterLimit(claim.request().now());
        return List.of(
                ofClaim(
                        claim,
                        window(Change.NONE, window)
                                .set(UserItem.SEND_REASON, limited.reason().name())));
    }

    /** Nothing was sent: all is as it was before, and nothing was spent. */
    static List<Write> takenBack(Granted claim) {
        var writes = new ArrayList<Write>();
        var before = claim.before();
        var change =
                before == null || before.window().equals(SendWindow.NONE)
                        ? Change.NONE.remove(UserItem.SENDING)
                        : restored(before);
        writes.add(
                ofClaim(
                        claim,
                        change.add(UserItem.sendsOn(Days.of(claim.request().now())), 1, -1)));
        for (var budget : claim.request().charged()) {
            writes.add(
                    new Write(
                            budget.key(),
                            new Always(),
                            credited(budget, Change.NONE.add(COUNT, 1, -1), 1)));
        }
        return writes;
    }

    private static Change restored(UserRecord before) {
        var change = window(Change.NONE, before.window());
        if (before.claim().isEmpty()) {
            // Only a sign-in's own knowledge; the rest was not touched. Without the claim's id a
            // second take-back finds nothing to take back.
            return change.set(UserItem.SEND_REASON, Reason.CODE_SENT.name())
                    .remove(List.of(UserItem.CLAIM));
        }
        change = change.set(UserItem.CLAIM, before.claim());
        change = textOrNone(change, UserItem.VERIFICATION_SID, before.verificationSid());
        change = textOrNone(change, UserItem.COUNTRY_KEY, before.countryKey());
        var channel = before.channel();
        var reason = before.sendReason();
        change =
                textOrNone(
                        change, UserItem.CHANNEL, channel == null ? "" : channel.parameterValue());
        return textOrNone(change, UserItem.SEND_REASON, reason == null ? "" : reason.name());
    }

    private static Change textOrNone(Change change, String attribute, String text) {
        return text.isEmpty() ? change.remove(List.of(attribute)) : change.set(attribute, text);
    }

    private static Write ofClaim(Granted claim, Change change) {
        var request = claim.request();
        return new Write(request.user(), new Is(UserItem.CLAIM, request.id()), change);
    }

    private static Condition noWindow(long now) {
        return any(
                new Absent(UserItem.SENDS),
                all(
                        new Below(UserItem.ENDS_AT, now + 1),
                        new Below(UserItem.WAITS_UNTIL, now + 1)));
    }

    private static Condition unchanged(UserRecord known) {
        if (known.window().equals(SendWindow.NONE)) {
            return new Absent(UserItem.CLAIM);
        }
        var window =
                all(
                        new Is(UserItem.SENDS, (long) known.window().sends()),
                        new Is(UserItem.FIRST_SENT_AT, known.window().firstSentAt()),
                        new Is(UserItem.LAST_SENT_AT, known.window().lastSentAt()));
        return known.claim().isEmpty()
                ? window
                : all(new Is(UserItem.CLAIM, known.claim()), window);
    }

    private static Change claimed(ClaimRequest request, UserRecord known) {
        var day = Days.of(request.now());
        var gone = new ArrayList<>(List.of(UserItem.SEND_REASON));
        gone.add(UserItem.sendsOn(day - 3));
        gone.add(UserItem.sendsOn(day - 2));
        var change =
                window(Change.NONE, known.window().afterSend(request.now()))
                        .set(UserItem.CLAIM, request.id())
                        .set(Table.EXPIRES_AT, request.now() + UserItem.KEPT)
                        .add(UserItem.sendsOn(day), 0, 1);
        var country = request.country();
        if (country == null) {
            gone.add(UserItem.COUNTRY_KEY);
        } else {
            change = change.set(UserItem.COUNTRY_KEY, country.key());
        }
        // Of an earlier code nothing may be told by this one's name.
        if (!known.window().isOpen(request.now()) || known.channel() == null) {
            gone.addAll(List.of(UserItem.VERIFICATION_SID, UserItem.CHANNEL));
        }
        return change.remove(gone);
    }

    private static Change window(Change change, SendWindow window) {
        return change.set(UserItem.SENDS, (long) window.sends())
                .set(UserItem.FIRST_SENT_AT, window.firstSentAt())
                .set(UserItem.LAST_SENT_AT, window.lastSentAt())
                .set(UserItem.WAITS_UNTIL, window.waitsUntil())
                .set(UserItem.ENDS_AT, window.endsAt());
    }

    private static Write charge(Budget budget) {
        var change =
                credited(
                        budget,
                        Change.NONE.add(COUNT, 0, 1).set(Table.EXPIRES_AT, budget.expiresAt()),
                        -1);
        var condition = absentOrBelow(COUNT, budget.limit());
        return new Write(
                budget.key(),
                budget.judged()
                        ? all(condition, any(new Absent(CREDIT), new Above(CREDIT, 0)))
                        : condition,
                change);
    }

    /** Only a country's approvals are weighed against its sends. */
    private static Change credited(Budget budget, Change change, long credit) {
        return budget.exhausted() == Budget.Exhausted.COUNTRY_HOUR
                ? change.add(CREDIT, CREDIT_AT_FIRST, credit)
                : change;
    }

    private static Write look(Budget total) {
        return new Write(total.key(), absentOrBelow(COUNT, total.limit()), Change.NONE);
    }
}
