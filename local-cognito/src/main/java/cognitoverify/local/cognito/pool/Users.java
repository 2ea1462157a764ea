package cognitoverify.local.cognito.pool;

import cognitoverify.local.cognito.error.CognitoException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The users of one pool. Many threads may use it. */
public final class Users {
    private final Map<String, User> byName = new ConcurrentSkipListMap<>();
    private final Runnable changed;

    /**
     * No users.
     *
     * @param changed told after every change
     */
    Users(Runnable changed) {
        this.changed = changed;
    }

    /** All, by name. */
    public List<User> all() {
        return List.copyOf(byName.values());
    }

    /** By canonical name. */
    public @Nullable User named(String name) {
        return byName.get(name);
    }

    /** The user who has this value in one of the attributes. */
    @Nullable User with(Set<String> attributes, String value, boolean verified) {
        return byName.values().stream()
                .filter(user -> attributes.stream().anyMatch(is(user, value, verified)))
                .findFirst()
                .orElse(null);
    }

    /** Null, or the user who was there before. */
    public synchronized @Nullable User add(User user) {
        var before = byName.putIfAbsent(user.name(), user);
        changed.run();
        return before;
    }

    /**
     * Changes a user.
     *
     * @throws CognitoException if there is none of that name
     */
    public synchronized User change(String name, UnaryOperator<User> change) {
        var user = byName.computeIfPresent(name, (_, before) -> change.apply(before));
        if (user == null) {
            throw CognitoException.userNotFound();
        }
        changed.run();
        return user;
    }

    /** Forgets a user. */
    public synchronized void remove(String name) {
        byName.remove(name);
        changed.run();
    }

    private static Predicate<String> is(User user, String value, boolean verified) {
        return attribute ->
                Objects.equals(user.attribute(attribute), value)
                        && (!verified
                                || user.attribute(attribute + "_verified")
                                        .equalsIgnoreCase("true"));
    }
}
