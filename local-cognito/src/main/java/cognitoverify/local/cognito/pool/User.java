package cognitoverify.local.cognito.pool;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.cognito.srp.SrpVerifier;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A user of a pool; immutable.
 *
 * @param name canonical: what events and tokens say
 * @param attributes without {@code sub}
 * @param password null if none was ever set
 * @param signedOutAfter sign-ins up to this number are over; 0 for none
 * @param signedOutAt when that was said, null if never
 */
public record User(
        String name,
        String sub,
        Map<String, String> attributes,
        UserStatus status,
        @Nullable SrpVerifier password,
        long signedOutAfter,
        @Nullable Instant signedOutAt,
        Instant createdAt,
        Instant modifiedAt) {
    /** Refuses null and copies the attributes. */
    public User {
        requireNonNull(name);
        requireNonNull(sub);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        requireNonNull(status);
    }

    /** A user who never did anything. */
    public static User created(
            String name,
            String sub,
            Map<String, String> attributes,
            UserStatus status,
            Instant at) {
        return new User(name, sub, attributes, status, null, 0, null, at, at);
    }

    /** The attribute, the empty string if there is none. */
    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** With a password and the status that follows from it. */
    public User with(SrpVerifier password, UserStatus status, Instant at) {
        return new User(
                name,
                sub,
                attributes,
                status,
                password,
                signedOutAfter,
                signedOutAt,
                createdAt,
                at);
    }

    /** With another status. */
    public User with(UserStatus status, Instant at) {
        return new User(
                name,
                sub,
                attributes,
                status,
                password,
                signedOutAfter,
                signedOutAt,
                createdAt,
                at);
    }

    /** With these attributes besides those that are there; an empty one is removed. */
    public User with(Map<String, String> changed, Instant at) {
        var all = new LinkedHashMap<>(attributes);
        all.putAll(changed);
        all.values().removeIf(String::isEmpty);
        return new User(
                name, sub, all, status, password, signedOutAfter, signedOutAt, createdAt, at);
    }

    /** With all sign-ins up to this number over. */
    public User signedOut(long signInNumber, Instant at) {
        return new User(name, sub, attributes, status, password, signInNumber, at, createdAt, at);
    }
}
