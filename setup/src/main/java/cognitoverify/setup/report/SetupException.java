package cognitoverify.setup.report;

/**
 * The command can't go on. The message is for the person at the terminal: what is wrong and what to
 * do, without any secret and without another exception's text.
 */
public final class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    /** Ends the tool with that code. */
    public SetupException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** How the tool ends. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
