package cognitoverify.protocol;

import java.util.regex.Pattern;

/** The name that Twilio gives a verification: {@code VE} and 32 hex digits. */
public final class VerificationSid {
    /** No verification is known. */
    public static final String NONE = "";

    /** Wider than Twilio's, for people's stubs, but safe in metadata, in a path and in a log. */
    private static final Pattern SHAPE = Pattern.compile("VE[0-9A-Za-z]{1,62}");

    private VerificationSid() {}

    /** Whether the text can be one. */
    public static boolean isWellFormed(String text) {
        return SHAPE.matcher(text).matches();
    }

    /**
     * Refuses what is neither well formed nor {@link #NONE}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static void requireWellFormedOrNone(String text) {
        if (!text.isEmpty() && !isWellFormed(text)) {
            throw new IllegalArgumentException("Not a verification's SID");
        }
    }
}
