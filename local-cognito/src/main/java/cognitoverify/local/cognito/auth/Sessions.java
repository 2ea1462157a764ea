package cognitoverify.local.cognito.auth;

import static cognitoverify.local.cognito.error.CognitoException.notAuthorized;

import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.memory.NewestKept;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;

/**
 * The sessions that clients hold: each is good for one answer, and for a time. Of those that are
 * spent a note stays, since Cognito tells them from those it never knew; the newest 10,000 are
 * kept.
 */
final class Sessions {
    private static final int MOST_KEPT = 10_000;
    private static final int BYTES = 96;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Map<String, Session> sessions = new NewestKept<>(MOST_KEPT);

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** A new handle for a challenge that is yet to be answered. */
    String open(Flow flow, Challenge challenge) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        // Cognito's begin like this, too.
        var handle = "AYABe" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        open(handle, flow, challenge);
        return handle;
    }

    /** The same under a handle that the client knows already. */
    synchronized void open(String handle, Flow flow, Challenge challenge) {
        var expiresAt = clock.instant().plus(flow.client().sessionValidity());
        sessions.put(handle, new Open(flow, challenge, expiresAt));
    }

    /**
     * An open session, left open.
     *
     * @throws CognitoException if it is unknown, spent or too old
     */
    synchronized Open look(String handle) {
        return switch (sessions.get(handle)) {
            case Open open when clock.instant().isBefore(open.expiresAt()) -> open;
            case Open _ -> throw notAuthorized("Invalid session for the user, session is expired.");
            case Spent(var succeeded) when succeeded ->
                    throw notAuthorized(
                            "Invalid session for the user, session can only be used once.");
            case Spent _ -> throw invalid();
            case null -> throw invalid();
        };
    }

    /** The same, spent from now on: of several answers at once only one gets it. */
    synchronized Open spend(String handle) {
        var open = look(handle);
        sessions.put(handle, new Spent(false));
        return open;
    }

    /** Notes that its answer ended in tokens. */
    synchronized void succeeded(String handle) {
        sessions.put(handle, new Spent(true));
    }

    static CognitoException invalid() {
        return notAuthorized("Invalid session for the user.");
    }

    sealed interface Session {}

    /** Waits for an answer. */
    record Open(Flow flow, Challenge challenge, Instant expiresAt) implements Session {}

    /** Had one. */
    record Spent(boolean succeeded) implements Session {}
}
