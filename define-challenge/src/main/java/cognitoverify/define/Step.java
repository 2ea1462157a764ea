package cognitoverify.define;

import static java.util.Objects.requireNonNull;

import cognitoverify.protocol.ChallengeMetadata;

import org.jspecify.annotations.Nullable;

/**
 * A challenge that was answered: one entry of Cognito's session.
 *
 * @param name Cognito's name of the challenge; null where the entry has none
 * @param correct whether the answer was right
 * @param metadata what create wrote about it; null where it is not ours
 */
record Step(@Nullable String name, boolean correct, @Nullable ChallengeMetadata metadata) {
    /** An entry that is null. */
    static final Step NONE = new Step(null, false, null);

    private static final String CODE = "CUSTOM_CHALLENGE";
    private static final String SRP = "SRP_A";
    private static final String PASSWORD = "PASSWORD_VERIFIER";

    /** The client began with SRP. Cognito calls that correct before any password was checked. */
    boolean isSrpStarted() {
        return SRP.equals(name) && correct;
    }

    /** The password was right. */
    boolean isPasswordVerified() {
        return PASSWORD.equals(name) && correct;
    }

    /** The password was wrong. */
    boolean isPasswordRefused() {
        return PASSWORD.equals(name) && !correct;
    }

    /** One of our rounds. */
    boolean isCode() {
        return CODE.equals(name) && metadata != null;
    }

    /** The wrong guesses before this round, which must be one of ours. */
    int guessesBefore() {
        return requireNonNull(metadata).guesses();
    }
}
