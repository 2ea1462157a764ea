package cognitoverify.local.cognito.error;

/** A refusal, with the type and the text that Cognito gives to the client. */
public final class CognitoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String type;

    /**
     * A refusal of any type.
     *
     * @param type such as {@code NotAuthorizedException}
     * @param message reaches the client
     */
    public CognitoException(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** Whoever asks may not have it. */
    public static CognitoException notAuthorized(String message) {
        return new CognitoException("NotAuthorizedException", message);
    }

    /** Cognito's one answer to a wrong password, a wrong code and a user that is hidden. */
    public static CognitoException incorrect() {
        return notAuthorized("Incorrect username or password.");
    }

    /** The request makes no sense. */
    public static CognitoException invalidParameter(String message) {
        return new CognitoException("InvalidParameterException", message);
    }

    /** A parameter of a flow or a challenge is not there. */
    public static CognitoException missing(String parameter) {
        return invalidParameter("Missing required parameter " + parameter);
    }

    /** There is no such pool or client. */
    public static CognitoException notFound(String message) {
        return new CognitoException("ResourceNotFoundException", message);
    }

    /** There is no such user, and the caller may know. */
    public static CognitoException userNotFound() {
        return new CognitoException("UserNotFoundException", "User does not exist.");
    }

    /** Cognito's name of the error. */
    public String type() {
        return type;
    }

    /** What the client reads. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
