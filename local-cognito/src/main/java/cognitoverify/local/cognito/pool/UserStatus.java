package cognitoverify.local.cognito.pool;

/** Cognito's {@code UserStatus}, those that there can be here. */
public enum UserStatus {
    /** Signed up, not confirmed. */
    UNCONFIRMED,

    /** May sign in. */
    CONFIRMED,

    /** Has a temporary password; custom authentication doesn't mind. */
    FORCE_CHANGE_PASSWORD
}
