package cognitoverify.setup.report;

/**
 * One thing that was looked at.
 *
 * @param severity how bad it is
 * @param check what was looked at, a stable name in kebab case for scripts, e.g. {@code
 *     client-flows}
 * @param subject which one, e.g. a client's name or an ARN; empty if there is only one
 * @param message what was found
 * @param remedy the exact command or setting that mends it; empty if there is nothing to mend
 */
public record Finding(
        Severity severity, String check, String subject, String message, String remedy) {

    /** As it should be. */
    public static Finding ok(String check, String message) {
        return new Finding(Severity.OK, check, "", message, "");
    }

    /** Something to mend of which there is only one. */
    public static Finding of(Severity severity, String check, String message, String remedy) {
        return new Finding(severity, check, "", message, remedy);
    }
}
