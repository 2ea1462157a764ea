package cognitoverify.ledger;

import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.configuration.Settings;

import java.util.Map;

/**
 * How much is allowed.
 *
 * @param mode with a password before the code, guessing stops for a day at 100 in a row; without
 *     one anybody could bring that about, so waits never grow beyond an hour
 * @param guesses {@code MAX_GUESSES_PER_USER}: wrong guesses in a row, over all sign-ins, before
 *     waits begin
 * @param sendsPerUser {@code MAX_SENDS_PER_USER_AND_DAY}
 * @param sendsPerDestination {@code MAX_SENDS_PER_DESTINATION_AND_DAY}
 * @param sendsPerCountry {@code MAX_SENDS_PER_COUNTRY_AND_HOUR}
 * @param sends {@code MAX_SENDS_PER_HOUR}, to all
 * @param approvedPercent {@code MIN_APPROVED_PERCENT}: percent of the sends to a country that
 *     should be approved; fewer are an alarm
 * @param stopCountries {@code STOP_COUNTRIES}: whether sends to such a country are refused, too,
 *     which anybody can bring about
 */
public record Limits(
        SignInMode mode,
        int guesses,
        int sendsPerUser,
        int sendsPerDestination,
        int sendsPerCountry,
        int sends,
        int approvedPercent,
        boolean stopCountries) {
    /** Wrong guesses in a row at which guessing stops, after a password. */
    public static final int STOP = 100;

    /** How long it stops. */
    static final long STOP_SECONDS = 86_400;

    private static final long FIRST_WAIT = 300;
    private static final long LONGEST_WAIT = 3_600;
    private static final int MOST_DOUBLINGS = 10;
    private static final int MOST = 10_000_000;

    /** Reads the variables. */
    public static Limits read(Settings settings, SignInMode mode) {
        return new Limits(
                mode,
                settings.number("MAX_GUESSES_PER_USER", 5, STOP, 10),
                settings.number("MAX_SENDS_PER_USER_AND_DAY", 1, MOST, 20),
                settings.number("MAX_SENDS_PER_DESTINATION_AND_DAY", 1, MOST, 20),
                settings.number("MAX_SENDS_PER_COUNTRY_AND_HOUR", 1, MOST, 500),
                settings.number("MAX_SENDS_PER_HOUR", 1, MOST, 1_000),
                settings.number("MIN_APPROVED_PERCENT", 1, 90, 20),
                settings.flag("STOP_COUNTRIES", false));
    }

    /** The defaults. */
    public static Limits defaults(SignInMode mode) {
        return Settings.read(Map.of(), unset -> read(unset, mode));
    }

    /** Seconds to wait after that many wrong guesses in a row: 0, then 300, doubling to 3,600. */
    public long waitAfter(int wrongGuesses) {
        if (wrongGuesses < guesses) {
            return 0;
        }
        var doublings = Math.min(wrongGuesses - guesses, MOST_DOUBLINGS);
        return Math.min(FIRST_WAIT << doublings, LONGEST_WAIT);
    }

    /** The shortest such wait, seconds. */
    public static long firstWait() {
        return FIRST_WAIT;
    }

    /** When the next guess is allowed, epoch seconds; 0 if it is at once. */
    public long guessAfter(UserRecord user) {
        if (mode == SignInMode.MFA && user.guesses() >= STOP) {
            return user.guessedAt() + STOP_SECONDS;
        }
        return user.guesses() < guesses ? 0 : user.guessAfter();
    }

    /** Whether a stop is over, and the count begins anew. */
    public boolean isStopOver(UserRecord user, long now) {
        return mode == SignInMode.MFA
                && user.guesses() >= STOP
                && now >= user.guessedAt() + STOP_SECONDS;
    }
}
