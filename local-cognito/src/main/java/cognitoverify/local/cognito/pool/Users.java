package cognitoverify.local.cognito.pool;

import cognitoverify.local.cognito.error.CognitoException;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The users of one pool. Many threads may use it. */
public final class Users {
    private final Map<String, User> byName = new ConcurrentSkipListMap<>();

    /** Names of the users who have a value in any attribute: every sign-in looks for one. */
    private final Map<String, Set<String>> namesByValue = new ConcurrentHashMap<>();

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

    /** The user who has this value in one of the attributes; the first by name if several have. */
    @Nullable User with(Set<String> attributes, String value, boolean verified) {
        return namesByValue.getOrDefault(value, Set.of()).stream()
                .map(byName::get)
                // Whoever is being added or removed at this moment is in one map only.
                .filter(Objects::nonNull)
                .filter(user -> attributes.stream().anyMatch(is(user, value, verified)))
                .findFirst()
                .orElse(null);
    }

    /** Null, or the user who was there before. */
    public synchronized @Nullable User add(User user) {
        var before = byName.putIfAbsent(user.name(), user);
        if (before == null) {
            index(user);
        }
        changed.run();
        return before;
    }

    /**
     * Changes a user.
     *
     * @throws CognitoException if there is none of that name
     */
    public synchronized User change(String name, UnaryOperator<User> change) {
        var before = byName.get(name);
        if (before == null) {
            throw CognitoException.userNotFound();
        }
        var user = change.apply(before);
        index(user);
        byName.put(name, user);
        unindex(before, user.attributes().values());
        changed.run();
        return user;
    }

    /** Forgets a user. */
    public synchronized void remove(String name) {
        var before = byName.remove(name);
        if (before != null) {
            unindex(before, Set.of());
        }
        changed.run();
    }

    private void index(User user) {
        for (var value : user.attributes().values()) {
            namesByValue
                    .computeIfAbsent(value, _ -> new ConcurrentSkipListSet<>())
                    .add(user.name());
        }
    }

    private void unindex(User user, Collection<String> except) {
        for (var value : user.attributes().values()) {
            if (!except.contains(value)) {
                namesByValue.computeIfPresent(value, (_, names) -> without(user.name(), names));
            }
        }
    }

    /** Null, and so no entry, if nobody is left. */
    private static @Nullable Set<String> without(String name, Set<String> names) {
        names.remove(name);
        return names.isEmpty() ? null : names;
    }

    private static Predicate<String> is(User user, String value, boolean verified) {
        return attribute ->
                Objects.equals(user.attribute(attribute), value)
                        && (!verified
                                || user.attribute(attribute + "_verified")
                                        .equalsIgnoreCase("true"));
    }
}
