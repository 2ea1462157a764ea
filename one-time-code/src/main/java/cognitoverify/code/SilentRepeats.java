package cognitoverify.code;

/**
 * Turns off a habit of {@code HttpURLConnection}: when a kept connection dies, it sends a POST
 * again by itself, which may be a second message to a person. The JDK reads the property once,
 * before its first connection, so whoever opens connections here must call {@link #forbid()}
 * before.
 */
public final class SilentRepeats {
    private SilentRepeats() {}

    /** Forbids them for the whole process. */
    public static void forbid() {
        System.setProperty("sun.net.http.retryPost", "false");
    }
}
