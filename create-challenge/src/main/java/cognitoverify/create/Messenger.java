package cognitoverify.create;

import cognitoverify.code.CodeSender;
import cognitoverify.code.Deadline;
import cognitoverify.code.DecoyPace;
import cognitoverify.code.Evidence;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;
import cognitoverify.code.SendOutcome;
import cognitoverify.create.Plan.Send;
import cognitoverify.protocol.log.Level;

/** Has a code sent, or makes it look so: to the clock, too. */
record Messenger(CodeSender sender, DecoyPace pace) {

    /** Sends, if the secret is there: a decoy needs it as well, so that both are the same. */
    SendOutcome send(Send send, SecretReading secret, Deadline deadline) {
        return switch (secret) {
            case Unavailable(var cause) ->
                    new SendOutcome.Unavailable(new Evidence(cause.name(), Level.ERROR));
            case Found _ -> pace.timed(() -> send(send, deadline));
        };
    }

    /** Takes as long as a send. */
    void pretend(SecretReading secret, Deadline deadline) {
        if (secret instanceof Found) {
            pace.pretend(deadline);
        }
    }

    private SendOutcome send(Send send, Deadline deadline) {
        try {
            return sender.send(send.delivery().destination(), send.channel(), deadline);
        } catch (RuntimeException | LinkageError bug) {
            return new SendOutcome.Unconfirmed(new Evidence("INTERNAL_ERROR", Level.ERROR));
        }
    }
}
