package cognitoverify.create;

import cognitoverify.code.Evidence;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;
import cognitoverify.code.SendOutcome;
import cognitoverify.create.Delivery.Possible;
import cognitoverify.create.Plan.Guess;
import cognitoverify.create.Plan.Pretend;
import cognitoverify.create.Plan.Send;
import cognitoverify.create.Plan.Stay;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.VerificationSid;
import cognitoverify.protocol.log.Level;
import cognitoverify.protocol.log.LogLine;
import cognitoverify.protocol.log.Outcome;
import cognitoverify.protocol.log.Trigger;

/**
 * Makes a round of what was planned and what came of it. The log is told the truth, the client what
 * it may know.
 */
record Rounds(Situation situation) {

    /** Nothing was to be sent. */
    Round stayed(Stay stay) {
        return new Round(
                stay.metadata(), stay.reason(), line(stay.outcome(), stay.cause(), stay.channel()));
    }

    /** A guess, of which only the session knows: Twilio's reasons stay with verify. */
    Round guessed(Guess guess) {
        var expired = guess.last().window().codeExpiresIn(situation.now()) == 0;
        return guessed(guess.last(), expired ? Reason.CODE_EXPIRED : Reason.WRONG_CODE);
    }

    /** A guess, of which the ledger knows what verify found. */
    Round guessed(Guess guess, Recollection ledger) {
        var verdict = ledger.verdict();
        var isLooked = verdict != null && verdict.isKnown() && verdict.state() != State.UNAVAILABLE;
        var last = ledger.current(guess.last());
        if (ledger.guessAfter() > 0) {
            return round(
                            isLooked ? last.afterGuess() : last,
                            Reason.TOO_MANY_GUESSES,
                            line(Outcome.REFUSED, "USER_GUESSES", last.channel()).level(Level.WARN))
                    .waitingUntil(ledger.guessAfter());
        }
        if (verdict == null) {
            return guessed(new Guess(last));
        }
        return switch (verdict.state()) {
            case UNAVAILABLE, ASKED, ASKED_AGAIN ->
                    round(
                            last,
                            Reason.TEMPORARILY_UNAVAILABLE,
                            line(Outcome.UNAVAILABLE, "NOT_CHECKED", last.channel()));
            case GONE -> guessed(last, Reason.CODE_EXPIRED);
            case WRONG, RIGHT -> guessed(new Guess(last));
        };
    }

    private Round guessed(ChallengeMetadata last, Reason reason) {
        return round(last.afterGuess(), reason, line(Outcome.GUESS, reason.name(), last.channel()));
    }

    /** Nothing may be sent just now, whoever asks. */
    Round busy(ChallengeMetadata before, Channel channel) {
        return round(
                before,
                Reason.TEMPORARILY_UNAVAILABLE,
                line(Outcome.UNAVAILABLE, "LEDGER_BUSY", channel).level(Level.WARN));
    }

    /** The function itself failed. What the client did counts, as if it had not. */
    Round failed() {
        var before = situation.before(situation.configuration().channels().getFirst());
        var isGuess = situation.last() != null && !situation.request().hasAction();
        return round(
                isGuess ? before.afterGuess() : before,
                Reason.TEMPORARILY_UNAVAILABLE,
                line(Outcome.UNAVAILABLE, "INTERNAL_ERROR", before.channel()).level(Level.ERROR));
    }

    /** It was to look as if a code was sent: which takes a secret, as a real one does. */
    Round pretended(Pretend pretend, SecretReading secret) {
        return switch (secret) {
            case Found _ ->
                    round(
                            shownAsSent(pretend.before(), pretend.after(), pretend.channel()),
                            Reason.CODE_SENT,
                            line(Outcome.DECOY, pretend.cause(), pretend.channel()));
            case Unavailable(var cause) ->
                    new Round(
                            pretend.before(),
                            Reason.TEMPORARILY_UNAVAILABLE,
                            line(Outcome.UNAVAILABLE, cause.name(), pretend.channel())
                                    .level(Level.ERROR));
        };
    }

    /** A code was to be sent. */
    Round sent(Send send, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Sent(var sid, var evidence) ->
                    round(sent(send, sid), Reason.CODE_SENT, line(Outcome.SENT, send, evidence));
            case SendOutcome.Unconfirmed(var evidence) ->
                    round(
                            sent(send, VerificationSid.NONE),
                            Reason.SEND_UNCONFIRMED,
                            line(Outcome.UNCONFIRMED, send, evidence));
            case SendOutcome.Unavailable(var evidence) ->
                    round(
                            send.before(),
                            Reason.TEMPORARILY_UNAVAILABLE,
                            line(Outcome.UNAVAILABLE, send, evidence));
            case SendOutcome.TooManyCodes(var evidence) ->
                    limited(send, Reason.TOO_MANY_CODES, evidence);
            case SendOutcome.TooManyGuesses(var evidence) ->
                    limited(send, Reason.TOO_MANY_GUESSES, evidence);
            case SendOutcome.ChannelRefused(var evidence) ->
                    refused(send, reasonWithoutChannel(send.channel()), evidence);
            case SendOutcome.DestinationRefused(var evidence) ->
                    refused(send, Reason.DELIVERY_UNAVAILABLE, evidence);
        };
    }

    /** Twilio's own limit: it stands for a send, since an earlier code may still be entered. */
    private Round limited(Send send, Reason reason, Evidence evidence) {
        var line = line(Outcome.REFUSED, send, evidence);
        return situation.isTrusted()
                ? round(afterLimit(send), reason, line)
                : round(afterLimitUnseen(send), Reason.CODE_SENT, line);
    }

    private ChallengeMetadata afterLimit(Send send) {
        var before = send.before();
        var window = send.after().afterLimit(situation.now());
        return limitedSend(send, window, before.channel());
    }

    private ChallengeMetadata afterLimitUnseen(Send send) {
        return limitedSend(send, send.after(), send.channel());
    }

    /**
     * The code that may still be entered is the one sent to the same place or, failing that, the
     * last.
     */
    private ChallengeMetadata limitedSend(Send send, SendWindow window, Channel shown) {
        var before = send.before();
        return isElsewhere(send)
                ? new ChallengeMetadata(
                        before.guesses(),
                        window,
                        shown,
                        before.sentChannel(),
                        before.verificationSid())
                : new ChallengeMetadata(
                        before.guesses(), window, shown, send.channel(), VerificationSid.NONE);
    }

    /** Whether an earlier code went to another place than this one would have. */
    boolean isElsewhere(Send send) {
        var earlier = send.before().sentChannel();
        return earlier != null
                && situation.user().delivery(earlier) instanceof Possible possible
                && !possible.destination().equals(send.delivery().destination());
    }

    private Round refused(Send send, Reason reason, Evidence evidence) {
        var line = line(Outcome.REFUSED, send, evidence);
        return situation.isTrusted()
                ? round(send.before(), reason, line)
                : round(
                        shownAsSent(send.before(), send.after(), send.channel()),
                        Reason.CODE_SENT,
                        line);
    }

    private Reason reasonWithoutChannel(Channel channel) {
        return situation.user().hasOtherThan(channel)
                ? Reason.CHANNEL_UNAVAILABLE
                : Reason.DELIVERY_UNAVAILABLE;
    }

    private ChallengeMetadata sent(Send send, String verificationSid) {
        return new ChallengeMetadata(
                send.before().guesses(),
                send.after(),
                send.channel(),
                send.channel(),
                verificationSid);
    }

    private static ChallengeMetadata shownAsSent(
            ChallengeMetadata before, SendWindow after, Channel channel) {
        return new ChallengeMetadata(
                before.guesses(), after, channel, before.sentChannel(), before.verificationSid());
    }

    private static Round round(ChallengeMetadata metadata, Reason reason, LogLine line) {
        return new Round(metadata, reason, line);
    }

    private LogLine line(Outcome outcome, Send send, Evidence evidence) {
        return evidence.addTo(line(outcome, evidence.reason(), send.channel()));
    }

    private LogLine line(Outcome outcome, String reason, Channel channel) {
        return new LogLine(Trigger.CREATE, outcome, reason)
                .channel(channel)
                .country(situation.user().delivery(channel).country());
    }
}
