package cognitoverify.protocol;

import cognitoverify.protocol.configuration.Settings;

/** What a right code is worth: the value of {@code SIGN_IN_MODE}. */
public enum SignInMode {
    /** The code is the whole sign-in. */
    PASSWORDLESS,

    /** Cognito checks a password first (SRP), then the code is the second factor. */
    MFA;

    /** Reads the variable. */
    public static SignInMode read(Settings settings) {
        return settings.required(
                "SIGN_IN_MODE",
                text -> Settings.constant(text, SignInMode.class),
                "PASSWORDLESS or MFA",
                MFA);
    }
}
