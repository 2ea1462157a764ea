package cognitoverify.local.cognito.auth;

import static cognitoverify.local.cognito.error.CognitoException.incorrect;

import cognitoverify.local.cognito.pool.User;
import cognitoverify.local.cognito.srp.SrpExchange;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Judges the answer to PASSWORD_VERIFIER. */
final class PasswordProof {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.US);
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Lockout lockout;

    PasswordProof(InstantSource clock) {
        this.clock = clock;
        this.lockout = new Lockout(clock);
    }

    /**
     * The user as now stored.
     *
     * @throws cognitoverify.local.cognito.error.CognitoException if the password is wrong, or the
     *     user is locked out
     */
    User check(Flow flow, SrpExchange exchange, Answer answer) {
        lockout.check(flow);
        var user = flow.pool().users().named(flow.account().name());
        var timestamp = answer.response("TIMESTAMP");
        var proved =
                exchange.proves(
                        answer.response("PASSWORD_CLAIM_SECRET_BLOCK"),
                        answer.response("PASSWORD_CLAIM_SIGNATURE"),
                        timestamp);
        if (!proved || user == null || !isNow(timestamp)) {
            lockout.failed(flow);
            throw incorrect();
        }
        lockout.succeeded(flow);
        return user;
    }

    private boolean isNow(String timestamp) {
        try {
            var time = LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.UTC);
            return Duration.between(time, clock.instant()).abs().compareTo(MOST_SKEW) <= 0;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
