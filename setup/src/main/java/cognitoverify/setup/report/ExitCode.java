package cognitoverify.setup.report;

/** How the tool ends; {@code --help} lists them. */
public enum ExitCode {
    /** Done, or nothing to mend. */
    OK(0),

    /** There is something to mend. */
    TO_MEND(1),

    /** The command line is wrong. */
    USAGE(2),

    /** Nothing was changed: not confirmed, or what was read before has changed meanwhile. */
    REFUSED(3),

    /** AWS or Twilio could not be asked, or said no. */
    UNREACHABLE(4),

    /** A change was begun and not finished; what was said tells how to undo it. */
    HALF_DONE(5),

    /** The tool itself is wrong. */
    BUG(70);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** What the process ends with. */
    public int code() {
        return code;
    }
}
