package cognitoverify.create;

import cognitoverify.create.Delivery.Impossible;
import cognitoverify.create.Delivery.Possible;
import cognitoverify.create.Plan.Guess;
import cognitoverify.create.Plan.Pretend;
import cognitoverify.create.Plan.Send;
import cognitoverify.create.Plan.Stay;
import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.ClientRequest.AskedChannel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.log.Outcome;

/** Decides what a round does, and asks nobody. */
record Planner(Situation situation) {

    static Plan plan(Situation situation) {
        return new Planner(situation).plan();
    }

    private Plan plan() {
        var last = situation.last();
        if (last == null) {
            return attempt(firstChannel());
        }
        return switch (situation.request().action()) {
            case NONE -> new Guess(last);
            case RESEND -> resend(last);
            case UNKNOWN -> stay(last, Reason.UNKNOWN_ACTION, Outcome.REFUSED, last.channel());
        };
    }

    private Channel firstChannel() {
        // Only the call that carried a password can carry a wish: InitiateAuth's metadata never
        // gets here.
        if (situation.isTrusted()
                && situation.request().channel() instanceof AskedChannel.Known(var asked)
                && situation.offeredChannels().contains(asked)) {
            return asked;
        }
        return situation.user().usableChannels().stream()
                .findFirst()
                .orElse(situation.configuration().channels().getFirst());
    }

    private Plan resend(ChallengeMetadata last) {
        return switch (situation.request().channel()) {
            case AskedChannel.None _ -> resend(last, last.channel());
            case AskedChannel.Unknown _ -> channelUnavailable(last, last.channel());
            case AskedChannel.Known(var asked) ->
                    situation.offeredChannels().contains(asked)
                            ? resend(last, asked)
                            : channelUnavailable(last, asked);
        };
    }

    private Plan resend(ChallengeMetadata last, Channel channel) {
        var window = last.window();
        if (window.resendIn(situation.now()) == 0) {
            return attempt(channel);
        }
        var reason = window.isFull(situation.now()) ? Reason.TOO_MANY_CODES : Reason.TOO_SOON;
        return stay(last, reason, Outcome.WAITING, channel);
    }

    private Plan attempt(Channel channel) {
        var before = situation.before(channel);
        return switch (situation.user().delivery(channel)) {
            case Possible possible -> new Send(before, afterSend(before), channel, possible);
            case Impossible impossible ->
                    situation.isTrusted()
                            ? undeliverable(before, channel, impossible)
                            : new Pretend(
                                    before,
                                    afterSend(before),
                                    channel,
                                    impossible.cause().name(),
                                    impossible.country());
        };
    }

    private Plan undeliverable(ChallengeMetadata before, Channel channel, Impossible impossible) {
        var reason =
                situation.user().hasOtherThan(channel)
                        ? Reason.CHANNEL_UNAVAILABLE
                        : Reason.DELIVERY_UNAVAILABLE;
        return new Stay(before, reason, Outcome.REFUSED, channel, impossible.cause().name());
    }

    private SendWindow afterSend(ChallengeMetadata before) {
        return before.window().afterSend(situation.now());
    }

    private static Plan channelUnavailable(ChallengeMetadata last, Channel channel) {
        return stay(last, Reason.CHANNEL_UNAVAILABLE, Outcome.REFUSED, channel);
    }

    private static Plan stay(
            ChallengeMetadata metadata, Reason reason, Outcome outcome, Channel channel) {
        return new Stay(metadata, reason, outcome, channel, reason.name());
    }
}
