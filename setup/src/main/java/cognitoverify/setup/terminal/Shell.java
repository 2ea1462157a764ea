package cognitoverify.setup.terminal;

/** What a shell reads, for commands that people paste. */
public final class Shell {
    private Shell() {}

    /** One word of a command, in quotes if it needs any. */
    public static String word(String text) {
        return text.matches("[\\w./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
