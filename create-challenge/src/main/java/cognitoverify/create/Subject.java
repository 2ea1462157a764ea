package cognitoverify.create;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/**
 * Whose sign-in it is, as Cognito names them: a user who does not exist has a name, too, and always
 * the same.
 */
record Subject(String userPoolId, String userName) {
    static Subject of(@Nullable String userPoolId, @Nullable String userName) {
        return new Subject(requireNonNullElse(userPoolId, ""), requireNonNullElse(userName, ""));
    }

    /** A fixed text: a user name may be a number. */
    @Override
    public String toString() {
        return "Subject";
    }
}
