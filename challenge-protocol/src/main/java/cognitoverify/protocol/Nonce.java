package cognitoverify.protocol;

import java.util.regex.Pattern;

/** A random name of a round, which only create and verify know. */
final class Nonce {
    /** The round has none. */
    static final String NONE = "";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{0,32}");

    private Nonce() {}

    /**
     * Refuses what no function made.
     *
     * @throws IllegalArgumentException for anything but up to 32 letters, digits, dashes and
     *     underscores
     */
    static void requireWellFormedOrNone(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a nonce");
        }
    }
}
