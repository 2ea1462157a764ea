package cognitoverify.protocol;

/** What a right code is worth: the value of {@code SIGN_IN_MODE}. */
public enum SignInMode {
    /** The code is the whole sign-in. */
    PASSWORDLESS,

    /** Cognito checks a password first (SRP), then the code is the second factor. */
    MFA
}
