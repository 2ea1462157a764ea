package cognitoverify.local.cognito.pool;

import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.srp.SrpVerifier;
import cognitoverify.local.cognito.trigger.FunctionArn;
import cognitoverify.local.cognito.trigger.Trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A user pool: its settings, which change as a whole, and its users. */
public final class UserPool {
    private final String id;
    private final Instant createdAt;
    private final Users users;
    private volatile ObjectNode settings;
    private volatile ObjectNode mfaConfig = Json.object();
    private volatile Instant modifiedAt;

    UserPool(String id, ObjectNode settings, Instant createdAt, Runnable usersChanged) {
        this.id = id;
        this.settings = settings;
        this.createdAt = createdAt;
        this.modifiedAt = createdAt;
        this.users = new Users(usersChanged);
    }

    /** Such as {@code us-east-1_AbCdEfGhI}. */
    public String id() {
        return id;
    }

    /** What SRP calls the pool: its id behind the underscore. */
    public String srpName() {
        return id.substring(id.indexOf('_') + 1);
    }

    /** Its users. */
    public Users users() {
        return users;
    }

    /** As DescribeUserPool tells it. */
    public ObjectNode describe() {
        var described = PoolSettings.described(settings);
        described
                .put("Id", id)
                .put("Arn", "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + id);
        described.put("EstimatedNumberOfUsers", users.all().size());
        described.put("CreationDate", Json.time(createdAt));
        described.put("LastModifiedDate", Json.time(modifiedAt));
        return described;
    }

    void update(ObjectNode given, Instant at) {
        settings = PoolSettings.updated(settings, given);
        modifiedAt = at;
    }

    /** As GetUserPoolMfaConfig tells it: UpdateUserPool leaves it alone, but for the mode. */
    public ObjectNode mfaConfig() {
        var config = mfaConfig.deepCopy();
        config.set("MfaConfiguration", settings.path("MfaConfiguration"));
        return config;
    }

    void setMfaConfig(ObjectNode given, Instant at) {
        var config = given.deepCopy();
        config.remove(List.of("UserPoolId", "MfaConfiguration"));
        mfaConfig = config;
        var changed = settings.deepCopy();
        changed.put("MfaConfiguration", given.path("MfaConfiguration").asText("OFF"));
        settings = changed;
        modifiedAt = at;
    }

    /** What AWS calls a region; pools of this machine are in us-east-1, whatever their id says. */
    public String region() {
        return "us-east-1";
    }

    /** The function that the pool has for a trigger, null if none. */
    public @Nullable String function(Trigger trigger) {
        var arn = settings.path("LambdaConfig").path(trigger.text()).asText("");
        return arn.isEmpty() ? null : FunctionArn.function(arn);
    }

    /** Phone numbers or addresses that are user names: a user's own name is then the sub. */
    public Set<String> usernameAttributes() {
        return texts("UsernameAttributes");
    }

    /** Attributes that stand in for the user name once they are verified. */
    public Set<String> aliasAttributes() {
        return texts("AliasAttributes");
    }

    /** Whether only an administrator makes users. */
    public boolean signUpClosed() {
        return settings.path("AdminCreateUserConfig").path("AllowAdminCreateUserOnly").asBoolean();
    }

    /** The user somebody means by a name or an alias, null if there is none. */
    public @Nullable User find(String typed) {
        var named = users.named(typed);
        if (named != null) {
            return named;
        }
        var owner = users.with(usernameAttributes(), typed, false);
        return owner == null ? users.with(aliasAttributes(), typed, true) : owner;
    }

    /**
     * The same, for callers who may know that there is none.
     *
     * @throws CognitoException if there is none
     */
    public User get(String typed) {
        var user = find(typed);
        if (user == null) {
            throw CognitoException.userNotFound();
        }
        return user;
    }

    /**
     * Sets a password.
     *
     * @throws CognitoException if it is not what the pool asks for
     */
    public User setPassword(String name, String password, UserStatus status, Instant at) {
        PasswordPolicy.of(settings).check(password);
        var verifier = SrpVerifier.of(srpName(), name, password);
        return users.change(name, user -> user.with(verifier, status, at));
    }

    /** Refuses a password before there is a user to have it. */
    public void checkPassword(String password) {
        PasswordPolicy.of(settings).check(password);
    }

    private Set<String> texts(String field) {
        var texts = new LinkedHashSet<String>();
        settings.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
