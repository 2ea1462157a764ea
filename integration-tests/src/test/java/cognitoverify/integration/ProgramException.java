package cognitoverify.integration;

/** A program could not be started, or did not end in time. */
final class ProgramException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProgramException(String message) {
        super(message);
    }

    ProgramException(String message, Throwable cause) {
        super(message, cause);
    }
}
