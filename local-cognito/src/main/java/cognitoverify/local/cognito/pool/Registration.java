package cognitoverify.local.cognito.pool;

import static cognitoverify.local.cognito.error.CognitoException.invalidParameter;

import cognitoverify.local.cognito.error.CognitoException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Adds users to a pool, under the names that its settings allow. */
public final class Registration {
    private static final String EMAIL = "email";
    private static final String PHONE = "phone_number";
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{7,15}");

    private final UserPool pool;

    /** Of users of this pool. */
    public Registration(UserPool pool) {
        this.pool = pool;
    }

    /**
     * Adds a user.
     *
     * @param typed a name or, if the pool says so, a phone number or an address
     * @throws CognitoException if the name or an attribute is not allowed, or taken
     */
    public User add(String typed, Map<String, String> given, UserStatus status, Instant at) {
        checkAttributes(given);
        var attributes = new LinkedHashMap<>(given);
        var sub = UUID.randomUUID().toString();
        var name = pool.usernameAttributes().isEmpty() ? ownName(typed) : sub;
        if (!pool.usernameAttributes().isEmpty()) {
            attributes.putIfAbsent(attributeFor(typed), typed);
        }
        var user = User.created(name, sub, attributes, status, at);
        if (pool.find(typed) != null || pool.users().add(user) != null) {
            throw new CognitoException("UsernameExistsException", "User account already exists");
        }
        return user;
    }

    /**
     * Refuses values that no user can have.
     *
     * @throws CognitoException if there is one
     */
    public static void checkAttributes(Map<String, String> attributes) {
        var number = attributes.getOrDefault(PHONE, "");
        if (!number.isEmpty() && !NUMBER.matcher(number).matches()) {
            throw invalidParameter("Invalid phone number format.");
        }
        var address = attributes.getOrDefault(EMAIL, "");
        if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
            throw invalidParameter("Invalid email address format.");
        }
        if (attributes.containsKey("sub")) {
            throw invalidParameter("Cannot modify an already provided sub");
        }
    }

    private String attributeFor(String typed) {
        var names = pool.usernameAttributes();
        if (names.contains(PHONE) && NUMBER.matcher(typed).matches()) {
            return PHONE;
        }
        if (names.contains(EMAIL) && ADDRESS.matcher(typed).matches()) {
            return EMAIL;
        }
        throw invalidParameter(
                names.size() > 1
                        ? "Username should be either an email or a phone number."
                        : names.contains(EMAIL)
                                ? "Username should be an email."
                                : "Username should be a phone number.");
    }

    /** A name that could be somebody's alias is refused. */
    private String ownName(String typed) {
        var aliases = pool.aliasAttributes();
        if (aliases.contains(EMAIL) && ADDRESS.matcher(typed).matches()) {
            throw invalidParameter(
                    "Username cannot be of email format, since user pool is configured for email"
                            + " alias.");
        }
        if (aliases.contains(PHONE) && NUMBER.matcher(typed).matches()) {
            throw invalidParameter(
                    "Username cannot be of phone number format, since user pool is configured for"
                            + " phone number alias.");
        }
        return typed;
    }
}
