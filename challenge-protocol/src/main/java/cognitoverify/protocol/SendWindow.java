package cognitoverify.protocol;

/**
 * The sends that one code has seen, and the waits that follow from them. Twilio keeps a code for
 * 600 s from the first send and repeats the same code until then, five times at the most; a window
 * is those 600 s and a margin of 10.
 *
 * <p>All times are epoch seconds.
 *
 * @param sends how many sends the window has seen, 0 to 5
 * @param firstSentAt when the first was; 0 if nothing was sent
 * @param lastSentAt when the last was; 0 if nothing was sent
 */
public record SendWindow(int sends, long firstSentAt, long lastSentAt) {
    /** Nothing was sent yet. */
    public static final SendWindow NONE = new SendWindow(0, 0, 0);

    /** How long a code lives, in seconds: Twilio's default. */
    public static final int CODE_LIFE = 600;

    /** How many sends Twilio allows for one code: the sixth is refused with 60203. */
    public static final int MAX_SENDS = 5;

    private static final int[] WAITS = {30, 40, 60, 90, 120};

    /** From here on, a code sent again would die in the user's hand. */
    private static final int NO_MORE_SENDS = 540;

    /** By then, Twilio has surely forgotten the code, and a send makes a new one. */
    private static final int WINDOW = 610;

    /**
     * Checks that the three agree.
     *
     * @throws IllegalArgumentException if they can't be a window's
     */
    public SendWindow {
        var nothingSent = sends == 0 && firstSentAt == 0 && lastSentAt == 0;
        var somethingSent =
                sends > 0 && sends <= MAX_SENDS && firstSentAt > 0 && lastSentAt >= firstSentAt;
        if (!nothingSent && !somethingSent) {
            throw new IllegalArgumentException("Sends and times do not make a window");
        }
    }

    /** Seconds that the code has left: 0 to 600, 0 if nothing was sent. */
    public long codeExpiresIn(long now) {
        return sends == 0 ? 0 : Math.clamp(firstSentAt + CODE_LIFE - now, 0, CODE_LIFE);
    }

    /** Seconds until the next send is allowed; 0 if it is now. */
    public long resendIn(long now) {
        if (sends == 0) {
            return 0;
        }
        var allowedAt = Math.max(now, waitsUntil());
        var closesAt = sends == MAX_SENDS ? now : firstSentAt + NO_MORE_SENDS;
        var opensAt = endsAt();
        var closed = allowedAt >= closesAt && allowedAt < opensAt;
        return (closed ? opensAt : allowedAt) - now;
    }

    /** When the wait after the last send is over; 0 if nothing was sent. */
    public long waitsUntil() {
        return sends == 0 ? 0 : lastSentAt + WAITS[sends - 1];
    }

    /** When a new window may begin; 0 if nothing was sent. */
    public long endsAt() {
        return sends == 0 ? 0 : firstSentAt + WINDOW;
    }

    /** Whether the window still runs, so that another send would be of the same code. */
    public boolean isOpen(long now) {
        return now < endsAt();
    }

    /** Whether the window still runs and has seen all its sends. */
    public boolean isFull(long now) {
        return sends == MAX_SENDS && isOpen(now);
    }

    /** The window after another send: this one while it runs, else a new one. */
    public SendWindow afterSend(long now) {
        return isOpen(now)
                ? sent(Math.min(sends + 1, MAX_SENDS), now)
                : new SendWindow(1, now, now);
    }

    /**
     * The window after Twilio refused a send for one of its own limits: full, and begun now if none
     * was running.
     */
    public SendWindow afterLimit(long now) {
        return isOpen(now) ? sent(MAX_SENDS, now) : new SendWindow(MAX_SENDS, now, now);
    }

    /** Two environments' clocks may disagree; time never runs backwards here. */
    private SendWindow sent(int count, long now) {
        return new SendWindow(count, firstSentAt, Math.max(now, lastSentAt));
    }
}
