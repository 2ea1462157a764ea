package cognitoverify.local.cognito;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A user to be there from the start, confirmed, in both pools.
 *
 * @param phoneNumber E.164, verified
 * @param email verified; null for none
 * @param password permanent
 */
public record LocalUser(String phoneNumber, @Nullable String email, String password) {
    /** Who is there if nobody else is asked for. */
    public static final LocalUser ANN =
            new LocalUser("+12025550100", "ann@example.com", "Correct-Horse-1");

    /** Refuses null. */
    public LocalUser {
        requireNonNull(phoneNumber);
        requireNonNull(password);
    }

    /** Somebody with this number and everybody's password. */
    public static LocalUser withNumber(String phoneNumber) {
        return new LocalUser(phoneNumber, null, ANN.password());
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "LocalUser[" + phoneNumber + "]";
    }
}
