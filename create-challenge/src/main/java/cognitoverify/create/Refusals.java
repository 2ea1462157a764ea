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
    /** It looked like a send by that channel; nothing was sent. */
    static Sending shownAsSent(Channel channel) {
        return new Sending.Sent(Reason.CODE_SENT, channel, VerificationSid.NONE);
    }

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
            case Claim.Waiting(var user) when isNewer(user, before) ->
                    round(
                            known(before, channel, user, isReal),
                            requireNonNullElse(user.sendReason(), Reason.CODE_SENT),
                            line(
                                    isReal ? Outcome.WAITING : Outcome.DECOY,
                                    "DUPLICATE",
                                    requireNonNullElse(user.channel(), channel)));
            case Claim.Waiting(var user) ->
                    round(
                            before,
                            user.window().isFull(situation.now())
                                    ? Reason.TOO_MANY_CODES
                                    : Reason.TOO_SOON,
                            line(Outcome.WAITING, "USER_WAITS", channel));
            case Claim.GuessesBlocked(var until, var user) ->
                    round(
                                    known(before, channel, user, isReal),
                                    Reason.TOO_MANY_GUESSES,
                                    line(Outcome.REFUSED, "USER_GUESSES", channel)
                                            .level(Level.WARN))
                            .waitingUntil(until);
            case Claim.Exhausted(var budget, var user) ->
                    exhausted(
                            user == null ? before : known(before, channel, user, isReal),
                            channel,
                            budget);
            case Claim.Busy _, Claim.Unavailable _, Claim.Granted _ ->
                    new Rounds(situation).busy(before, channel);
        };
    }

    /**
     * The counters with the last send that the ledger knows of, if it is a newer one: made by
     * another delivery of this very request, or in another sign-in. Its code may be entered here.
     */
    private static ChallengeMetadata known(
            ChallengeMetadata before, Channel channel, UserRecord user, boolean isReal) {
        if (!isNewer(user, before)) {
            return before;
        }
        var shown = requireNonNullElse(user.channel(), channel);
        return isReal && !user.isShownOnly()
                ? new ChallengeMetadata(
                        before.guesses(), user.window(), shown, shown, user.verificationSid())
                : new ChallengeMetadata(
                        before.guesses(),
                        user.window(),
                        shown,
                        before.sentChannel(),
                        before.verificationSid());
    }

    private static boolean isNewer(UserRecord user, ChallengeMetadata before) {
        return user.window().lastSentAt() > before.window().lastSentAt();
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
