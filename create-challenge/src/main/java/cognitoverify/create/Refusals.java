package cognitoverify.create;

import static java.util.Objects.requireNonNullElse;

import cognitoverify.ledger.Budget.Exhausted;
import cognitoverify.ledger.Claim;
import cognitoverify.ledger.Days;
import cognitoverify.ledger.Sending;
import cognitoverify.ledger.UserRecord;
import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.VerificationSid;
import cognitoverify.protocol.log.Level;
import cognitoverify.protocol.log.LogLine;
import cognitoverify.protocol.log.Outcome;
import cognitoverify.protocol.log.Trigger;

/** Makes a round of a send that the ledger refuses. */
record Refusals(Situation situation) {
    /** It looked like a send; nothing was sent. */
    static final Sending SHOWN_AS_SENT =
            new Sending.Sent(Reason.CODE_SENT, null, VerificationSid.NONE);

    /**
     * The round.
     *
     * @param before the counters before it
     * @param channel that was to be used
     * @param claim neither granted nor unavailable
     * @param isReal whether a message was to be sent in truth
     */
    Round refused(ChallengeMetadata before, Channel channel, Claim claim, boolean isReal) {
        return switch (claim) {
            case Claim.Waiting(var user)
                    when user.window().lastSentAt() > before.window().lastSentAt() ->
                    duplicate(before, channel, user, isReal);
            case Claim.Waiting(var user) ->
                    round(
                            before.withWindow(user.window()),
                            user.window().isFull(situation.now())
                                    ? Reason.TOO_MANY_CODES
                                    : Reason.TOO_SOON,
                            line(Outcome.WAITING, "USER_WAITS", channel));
            case Claim.GuessesBlocked(var until, var user) ->
                    round(
                                    before.withWindow(user.window()),
                                    Reason.TOO_MANY_GUESSES,
                                    line(Outcome.REFUSED, "USER_GUESSES", channel)
                                            .level(Level.WARN))
                            .waitingUntil(until);
            case Claim.Exhausted(var budget, _) -> exhausted(before, channel, budget);
            case Claim.Busy _, Claim.Unavailable _, Claim.Granted _ ->
                    new Rounds(situation).busy(before, channel);
        };
    }

    /** Another delivery of this very request has sent it: the user sees the same round. */
    private Round duplicate(
            ChallengeMetadata before, Channel channel, UserRecord user, boolean isReal) {
        var sent = requireNonNullElse(user.channel(), channel);
        var metadata =
                isReal
                        ? new ChallengeMetadata(
                                before.guesses(), user.window(), sent, sent, user.verificationSid())
                        : new ChallengeMetadata(
                                before.guesses(),
                                user.window(),
                                channel,
                                before.sentChannel(),
                                before.verificationSid());
        return round(
                metadata,
                requireNonNullElse(user.sendReason(), Reason.CODE_SENT),
                line(isReal ? Outcome.WAITING : Outcome.DECOY, "DUPLICATE", sent));
    }

    private Round exhausted(ChallengeMetadata before, Channel channel, Exhausted budget) {
        var line = line(Outcome.REFUSED, budget.name(), channel).level(Level.WARN);
        return switch (budget) {
            case USER_DAY, DESTINATION_DAY ->
                    round(before, Reason.TOO_MANY_CODES, line)
                            .waitingUntil(Days.endOf(situation.now()));
            case COUNTRY_HOUR, COUNTRY_STOPPED -> round(before, Reason.DELIVERY_UNAVAILABLE, line);
            case TOTAL_HOUR -> round(before, Reason.TEMPORARILY_UNAVAILABLE, line);
        };
    }

    private static Round round(ChallengeMetadata metadata, Reason reason, LogLine line) {
        return new Round(metadata, reason, line);
    }

    private LogLine line(Outcome outcome, String reason, Channel channel) {
        return new LogLine(Trigger.CREATE, outcome, reason)
                .channel(channel)
                .country(situation.user().delivery(channel).country());
    }
}
