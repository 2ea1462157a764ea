package cognitoverify.setup.pool;

/** How the functions sign people in: SIGN_IN_MODE. */
public enum SignInMode {
    /** The code is the whole sign-in. */
    PASSWORDLESS,

    /** A password first, then the code. */
    MFA
}
