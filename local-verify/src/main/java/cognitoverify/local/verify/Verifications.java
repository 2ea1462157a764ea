package cognitoverify.local.verify;

import cognitoverify.local.verify.Outcome.Done;
import cognitoverify.local.verify.Outcome.Refused;
import cognitoverify.local.verify.Verification.Status;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The pending verifications of the service, and the rules they live by. One lock: parallel requests
 * for one destination share a code, and one of them gets it approved.
 */
final class Verifications {
    private final InstantSource clock;
    private final Supplier<String> codes;
    private final Consumer<SentCode> telephone;

    /** All live equally long, so the order of insertion is the order in which they expire. */
    private final Map<String, Verification> byTo = new LinkedHashMap<>();

    private final Map<String, String> toBySid = new HashMap<>();

    Verifications(InstantSource clock, Supplier<String> codes, Consumer<SentCode> telephone) {
        this.clock = clock;
        this.codes = codes;
        this.telephone = telephone;
    }

    synchronized Outcome send(String to, Channel channel) {
        forgetExpired();
        var known = byTo.get(to);
        var refusal = known == null ? null : refusalToSend(known);
        return refusal != null
                ? new Refused(refusal)
                : new Done(message(known == null ? begin(to, channel) : known, channel));
    }

    /** The reason a destination gets no message, or null. */
    private static @Nullable TwilioError refusalToSend(Verification known) {
        if (known.hasNoChecksLeft()) {
            return TwilioError.tooManyChecks();
        }
        return known.hasNoSendsLeft() ? TwilioError.tooManySends() : null;
    }

    private Verification begin(String to, Channel channel) {
        return Verification.begin(to, channel, codes.get(), clock.instant());
    }

    private Verification message(Verification verification, Channel channel) {
        var sent = keep(verification.sent(channel, clock.instant()));
        telephone.accept(sent.lastMessage());
        return sent;
    }

    /**
     * Checks a code.
     *
     * @param path what the request asked for, as Twilio names it when there is nothing to check
     */
    synchronized Outcome check(@Nullable String to, String code, String path) {
        forgetExpired();
        var known = byTo.get(to);
        if (known == null) {
            return new Refused(TwilioError.notFound(path));
        }
        if (known.hasNoChecksLeft()) {
            return new Refused(TwilioError.tooManyChecks());
        }
        return new Done(known.code().equals(code) ? end(known, Status.APPROVED) : wrong(known));
    }

    private Verification wrong(Verification known) {
        return keep(known.guessedWrong(clock.instant()));
    }

    synchronized Outcome fetch(String sid, String path) {
        var known = usable(sid);
        return known == null ? new Refused(TwilioError.notFound(path)) : new Done(known);
    }

    synchronized Outcome update(String sid, Status status, String path) {
        var known = usable(sid);
        return known == null
                ? new Refused(TwilioError.notFound(path))
                : new Done(end(known, status));
    }

    /** Twilio deletes what has no checks left; only its limits still remember it. */
    private @Nullable Verification usable(String sid) {
        forgetExpired();
        var known = byTo.get(toBySid.get(sid));
        return known == null || known.hasNoChecksLeft() ? null : known;
    }

    synchronized @Nullable String destinationOf(String sid) {
        return toBySid.get(sid);
    }

    /** Does at once to all that are pending what their lifetime does; tells how many there were. */
    synchronized int expireAll() {
        forgetExpired();
        var pending = byTo.size();
        clear();
        return pending;
    }

    synchronized void clear() {
        byTo.clear();
        toBySid.clear();
    }

    private Verification keep(Verification verification) {
        byTo.put(verification.to(), verification);
        toBySid.put(verification.sid(), verification.to());
        return verification;
    }

    private Verification end(Verification verification, Status status) {
        byTo.remove(verification.to());
        toBySid.remove(verification.sid());
        return verification.ended(status, clock.instant());
    }

    private void forgetExpired() {
        var now = clock.instant();
        var oldest = byTo.values().iterator();
        while (oldest.hasNext()) {
            var verification = oldest.next();
            if (!verification.isExpired(now)) {
                return;
            }
            oldest.remove();
            toBySid.remove(verification.sid());
        }
    }
}
