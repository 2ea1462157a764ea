package cognitoverify.protocol;

import cognitoverify.protocol.configuration.Settings;

/**
 * The rules that define and create must agree on.
 *
 * @param mode {@code SIGN_IN_MODE}; required, since a lost variable must not turn MFA off
 * @param maxGuesses {@code MAX_GUESSES}: the wrong guesses that end a sign-in, 1 to 5 since Twilio
 *     checks no more, default 3
 */
public record SignInPolicy(SignInMode mode, int maxGuesses) {
    private static final int DEFAULT_GUESSES = 3;
    private static final int MOST_GUESSES = 5;

    /** Reads both variables. */
    public static SignInPolicy read(Settings settings) {
        return new SignInPolicy(
                SignInMode.read(settings),
                settings.number("MAX_GUESSES", 1, MOST_GUESSES, DEFAULT_GUESSES));
    }
}
