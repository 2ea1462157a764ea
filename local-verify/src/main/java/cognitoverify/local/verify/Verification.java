package cognitoverify.local.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One destination's code, from the first message until it is approved, cancelled or too old. */
record Verification(
        String sid,
        String to,
        Channel channel,
        String code,
        Status status,
        Instant createdAt,
        Instant updatedAt,
        List<Attempt> attempts,
        int wrongChecks) {
    /** Twilio's default; it counts from the first message, and later ones don't prolong it. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    static final int MOST_SENDS = 5;
    static final int MOST_CHECKS = 5;

    /** The states that a resource can be seen in. */
    enum Status {
        PENDING,
        APPROVED,
        CANCELED
    }

    /** One message. */
    record Attempt(String sid, Channel channel, Instant time) {}

    static Verification begin(String to, Channel channel, String code, Instant now) {
        return new Verification(
                Sid.next("VE"), to, channel, code, Status.PENDING, now, now, List.of(), 0);
    }

    Verification sent(Channel by, Instant now) {
        var attempt = new Attempt(Sid.next("VL"), by, now);
        var all = Stream.concat(attempts.stream(), Stream.of(attempt)).toList();
        return new Verification(sid, to, by, code, status, createdAt, now, all, wrongChecks);
    }

    Verification guessedWrong(Instant now) {
        return new Verification(
                sid, to, channel, code, status, createdAt, now, attempts, wrongChecks + 1);
    }

    Verification ended(Status last, Instant now) {
        return new Verification(
                sid, to, channel, code, last, createdAt, now, attempts, wrongChecks);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(createdAt.plus(LIFETIME));
    }

    boolean hasNoSendsLeft() {
        return attempts.size() >= MOST_SENDS;
    }

    boolean hasNoChecksLeft() {
        return wrongChecks >= MOST_CHECKS;
    }

    SentCode lastMessage() {
        return new SentCode(to, channel.text(), code, sid, updatedAt);
    }
}
