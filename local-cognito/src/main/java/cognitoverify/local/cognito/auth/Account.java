package cognitoverify.local.cognito.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.local.cognito.pool.User;
import cognitoverify.local.cognito.pool.UserPool;
import cognitoverify.local.cognito.srp.SrpVerifier;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Who is signing in: a user, or somebody there is not, who is to be treated as if there were.
 *
 * @param name canonical; a stranger's is a made-up one, the same for the same alias each time
 * @param typed what the client said
 * @param user null for a stranger
 */
record Account(String name, String typed, @Nullable User user) {
    static Account of(User user, String typed) {
        return new Account(user.name(), typed, user);
    }

    static Account stranger(UserPool pool, String typed) {
        var name = UUID.nameUUIDFromBytes((pool.id() + "/" + typed).getBytes(UTF_8)).toString();
        return new Account(name, typed, null);
    }

    boolean isStranger() {
        return user == null;
    }

    boolean isCalled(String userName) {
        return userName.equals(name) || userName.equals(typed);
    }

    /** A stranger has a password, too, but nobody knows it. */
    SrpVerifier password(UserPool pool) {
        var password = user == null ? null : user.password();
        return password == null ? SrpVerifier.decoy(pool.srpName(), name) : password;
    }
}
