package cognitoverify.local.verify;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How Verify fares: the fault that requests to create or check a verification meet. It does not
 * touch SSM, the inbox, or reading and updating a verification.
 *
 * @param fault what goes wrong
 * @param delay how long an answer waits, with any fault but {@link Fault#NONE} and {@link
 *     Fault#HANG}; zero to 10 minutes
 * @param status HTTP status of {@link Fault#HTML}, {@link Fault#STATUS} and {@link Fault#CODE}, 200
 *     to 599; 0 is replaced by the code's own, or by 503 where there is no code
 * @param twilioCode Twilio's error code for {@link Fault#CODE}, above 0; 0 with any other fault
 * @param to the only destination it holds for, null for all. A check by sid is for the destination
 *     of that verification
 */
public record Weather(
        Fault fault, Duration delay, int status, int twilioCode, @Nullable String to) {
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

    /**
     * Fills in the status.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Weather {
        requireNonNull(fault);
        require(!delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0, "0 to 10 min of delay");
        require(fault != Fault.CODE || twilioCode > 0, "fault code needs a twilioCode above 0");
        require(twilioCode >= 0, "a twilioCode is not negative");
        twilioCode = fault == Fault.CODE ? twilioCode : 0;
        status = hasStatus(fault) && status == 0 ? usualStatus(twilioCode) : status;
        require(!hasStatus(fault) || (status >= 200 && status <= 599), "a status is 200 to 599");
        status = hasStatus(fault) ? status : 0;
    }

    /** Everything works. */
    public static Weather none() {
        return of(Fault.NONE, Duration.ZERO, 0, 0);
    }

    /** Answers come after this time. */
    public static Weather delay(Duration delay) {
        return of(Fault.DELAY, delay, 0, 0);
    }

    /** No answer comes. */
    public static Weather hang() {
        return of(Fault.HANG, Duration.ZERO, 0, 0);
    }

    /** Answers trickle for a minute. */
    public static Weather drip() {
        return of(Fault.DRIP, Duration.ZERO, 0, 0);
    }

    /** The connection is reset after the request was read and served. */
    public static Weather reset() {
        return of(Fault.RESET, Duration.ZERO, 0, 0);
    }

    /** An HTML page with this HTTP status. */
    public static Weather html(int status) {
        return of(Fault.HTML, Duration.ZERO, status, 0);
    }

    /** A Twilio error with this HTTP status and the code that usually goes with it. */
    public static Weather status(int status) {
        return of(Fault.STATUS, Duration.ZERO, status, 0);
    }

    /** A Twilio error with this HTTP status (0: the code's usual one) and code. */
    public static Weather code(int status, int twilioCode) {
        return of(Fault.CODE, Duration.ZERO, status, twilioCode);
    }

    /** The same, for one destination only; everybody else is served as usual. */
    public Weather onlyFor(String to) {
        return new Weather(fault, delay, status, twilioCode, requireNonNull(to));
    }

    /** The same, with answers after this time. */
    public Weather after(Duration delay) {
        return new Weather(fault, delay, status, twilioCode, to);
    }

    boolean holdsFor(@Nullable String destination) {
        return to == null || to.equals(destination);
    }

    /** Whether the request is answered without being served. */
    boolean refuses() {
        return hasStatus(fault);
    }

    private static Weather of(Fault fault, Duration delay, int status, int twilioCode) {
        return new Weather(fault, delay, status, twilioCode, null);
    }

    private static boolean hasStatus(Fault fault) {
        return fault == Fault.HTML || fault == Fault.STATUS || fault == Fault.CODE;
    }

    private static int usualStatus(int twilioCode) {
        return twilioCode == 0 ? 503 : TwilioError.usualStatus(twilioCode);
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
