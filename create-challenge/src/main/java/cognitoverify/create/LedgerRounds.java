package cognitoverify.create;

import cognitoverify.code.Deadline;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SendOutcome;
import cognitoverify.create.Plan.Guess;
import cognitoverify.create.Plan.Pretend;
import cognitoverify.create.Plan.Send;
import cognitoverify.create.Plan.Stay;
import cognitoverify.ledger.Budget;
import cognitoverify.ledger.Budget.Exhausted;
import cognitoverify.ledger.Budgets;
import cognitoverify.ledger.Claim;
import cognitoverify.ledger.Claim.Granted;
import cognitoverify.ledger.ClaimRequest;
import cognitoverify.ledger.LedgerAccess;
import cognitoverify.ledger.LedgerKey;
import cognitoverify.ledger.Reading;
import cognitoverify.ledger.Sending;
import cognitoverify.ledger.TableLedger;
import cognitoverify.ledger.UserRecord;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.VerificationSid;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Makes a round with the ledger, which decides who sends and what the answers were found to be. If
 * it can't be asked, the session's own limits must do.
 *
 * @param key names things in the ledger
 * @param cap bounds the sends while the ledger can't be asked
 */
record LedgerRounds(
        Situation situation,
        Subject subject,
        LedgerAccess access,
        LedgerKey key,
        Messenger messenger,
        SendCap cap) {

    /** What is kept of the deadline to tell the ledger what came of a send. */
    private static final Duration SETTLING = Duration.ofMillis(400);

    /** With less time than that there is no use in asking Twilio. */
    private static final Duration LEAST = Duration.ofMillis(900);

    Round round(Plan plan, SecretReading secret, Deadline deadline) {
        return switch (plan) {
            case Stay stay -> rounds().stayed(stay);
            case Guess guess -> guessed(guess, deadline);
            case Send send when isLate(deadline) -> rounds().busy(send.before(), send.channel());
            case Send send -> sent(send, secret, deadline);
            case Pretend pretend when isLate(deadline) ->
                    rounds().busy(pretend.before(), pretend.channel());
            case Pretend pretend -> pretended(pretend, secret, deadline);
        };
    }

    private Round settled(Granted claim, Sending sending, Round round, Deadline deadline) {
        return access.ledger().settle(claim, sending, deadline) ? round : round.withLedgerDown();
    }

    private Round guessed(Guess guess, Deadline deadline) {
        return switch (access.ledger().read(user(), deadline)) {
            case Reading.Found(var user) -> {
                var guessAfter = access.limits().guessAfter(user);
                yield rounds().guessed(
                                guess,
                                new Recollection(
                                        user.window(),
                                        user.verdictOf(key.round(guess.last().nonce())),
                                        guessAfter > situation.now() ? guessAfter : 0));
            }
            case Reading.Unavailable _ -> rounds().guessed(guess).withLedgerDown();
        };
    }

    private Round sent(Send send, SecretReading secret, Deadline deadline) {
        var claim = access.ledger().claim(request(send), deadline);
        if (!(claim instanceof Claim.Exhausted(var budget, _))
                || budget != Exhausted.COUNTRY_STOPPED) {
            return sent(send, claim, secret, deadline);
        }
        // Stopping a country is a choice; the alarm is not.
        var second =
                access.limits().stopCountries()
                        ? claim
                        : access.ledger().claim(request(send).unjudged(), deadline);
        return sent(send, second, secret, deadline).withFewApprovals();
    }

    private Round sent(Send send, Claim claim, SecretReading secret, Deadline deadline) {
        return switch (claim) {
            case Granted granted -> {
                var outcome = messenger.send(send, secret, deadline.before(SETTLING));
                var counted = send.counted(granted.window());
                yield settled(
                        granted,
                        sending(counted, outcome),
                        rounds().sent(counted, outcome),
                        deadline);
            }
            case Claim.Unavailable _ ->
                    cap.allows(situation.now())
                            ? rounds().sent(
                                            send,
                                            messenger.send(send, secret, deadline.before(SETTLING)))
                                    .withLedgerDown()
                            : rounds().busy(send.before(), send.channel()).withLedgerDown();
            case Claim.Exhausted(var budget, _) when isUnseen(budget) ->
                    refusedUnseen(send, budget, secret, deadline);
            case Claim refused -> refusals().refused(send.before(), send.channel(), refused, true);
        };
    }

    /** Only the true user's number or country is at its limit, which nobody may learn. */
    private Round refusedUnseen(
            Send send, Exhausted budget, SecretReading secret, Deadline deadline) {
        var pretend =
                new Pretend(
                        send.before(),
                        send.after(),
                        send.channel(),
                        budget.name(),
                        send.delivery().country());
        return pretended(pretend, secret, deadline);
    }

    private boolean isUnseen(Exhausted budget) {
        return !situation.isTrusted()
                && switch (budget) {
                    case DESTINATION_DAY, COUNTRY_HOUR, COUNTRY_STOPPED -> true;
                    case USER_DAY, TOTAL_HOUR -> false;
                };
    }

    private Round pretended(Pretend pretend, SecretReading secret, Deadline deadline) {
        return switch (access.ledger().claim(decoyRequest(), deadline)) {
            case Granted granted -> {
                messenger.pretend(secret, deadline.before(SETTLING));
                yield settled(
                        granted,
                        Refusals.shownAsSent(pretend.channel()),
                        rounds().pretended(pretend.counted(granted.window()), secret),
                        deadline);
            }
            case Claim.Unavailable _ -> {
                if (!cap.allows(situation.now())) {
                    yield rounds().busy(pretend.before(), pretend.channel()).withLedgerDown();
                }
                messenger.pretend(secret, deadline.before(SETTLING));
                yield rounds().pretended(pretend, secret).withLedgerDown();
            }
            case Claim refused ->
                    refusals().refused(pretend.before(), pretend.channel(), refused, false);
        };
    }

    private ClaimRequest request(Send send) {
        var delivery = send.delivery();
        return request(
                budgets().destination(delivery.destination().address()),
                budgets().country(delivery.country()));
    }

    /** A decoy's message costs nothing, so it is counted against nothing but the decoy's own. */
    private ClaimRequest decoyRequest() {
        return request(null, null);
    }

    private ClaimRequest request(@Nullable Budget destination, @Nullable Budget country) {
        return new ClaimRequest(
                user(),
                TableLedger.token(),
                destination,
                country,
                budgets().total(),
                access.limits(),
                situation.now(),
                expected());
    }

    private UserRecord expected() {
        var last = situation.last();
        return last == null
                ? UserRecord.NONE
                : UserRecord.expected(last.window(), last.verificationSid(), last.sentChannel());
    }

    private Budgets budgets() {
        return new Budgets(key, access.limits(), situation.now());
    }

    private Sending sending(Send send, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Sent(var sid, _) ->
                    new Sending.Sent(Reason.CODE_SENT, send.channel(), sid);
            case SendOutcome.Unconfirmed _ ->
                    new Sending.Sent(Reason.SEND_UNCONFIRMED, send.channel(), VerificationSid.NONE);
            case SendOutcome.Unavailable _ -> new Sending.NotSent();
            case SendOutcome.TooManyCodes _ -> limited(send, Reason.TOO_MANY_CODES);
            case SendOutcome.TooManyGuesses _ -> limited(send, Reason.TOO_MANY_GUESSES);
            case SendOutcome.ChannelRefused _, SendOutcome.DestinationRefused _ ->
                    situation.isTrusted()
                            ? new Sending.NotSent()
                            : Refusals.shownAsSent(send.channel());
        };
    }

    private Sending limited(Send send, Reason reason) {
        if (situation.isTrusted()) {
            return new Sending.Limited(reason);
        }
        return rounds().isElsewhere(send)
                ? Refusals.shownAsSent(send.channel())
                : new Sending.Sent(Reason.CODE_SENT, send.channel(), VerificationSid.NONE);
    }

    private static boolean isLate(Deadline deadline) {
        return deadline.left(LEAST).compareTo(LEAST) < 0;
    }

    private String user() {
        return key.user(subject.userPoolId(), subject.userName());
    }

    private Rounds rounds() {
        return new Rounds(situation);
    }

    private Refusals refusals() {
        return new Refusals(situation);
    }
}
