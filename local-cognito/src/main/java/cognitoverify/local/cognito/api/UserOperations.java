package cognitoverify.local.cognito.api;

import static cognitoverify.local.cognito.error.CognitoException.notAuthorized;

import cognitoverify.local.cognito.auth.SecretHash;
import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.Registration;
import cognitoverify.local.cognito.pool.User;
import cognitoverify.local.cognito.pool.UserPool;
import cognitoverify.local.cognito.pool.UserPools;
import cognitoverify.local.cognito.pool.UserStatus;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.Map;

/** Signing up, and what administrators do with users. */
final class UserOperations {
    /** There is no telephone for these: the code of a sign-up is always the same. */
    private static final String CONFIRMATION_CODE = "123456";

    private static final String TEMPORARY_PASSWORD = "Temporary-1";

    private final UserPools pools;
    private final InstantSource clock;

    UserOperations(UserPools pools, InstantSource clock) {
        this.pools = pools;
        this.clock = clock;
    }

    Map<String, Operation> byName() {
        return Map.of(
                "SignUp", this::signUp,
                "ConfirmSignUp", this::confirmSignUp,
                "AdminConfirmSignUp", this::adminConfirmSignUp,
                "AdminCreateUser", this::adminCreateUser,
                "AdminSetUserPassword", this::adminSetUserPassword,
                "AdminGetUser", this::adminGetUser,
                "AdminUpdateUserAttributes", this::adminUpdateUserAttributes,
                "AdminDeleteUser", this::adminDeleteUser,
                "ListUsers", new UserList(pools)::list);
    }

    private ObjectNode signUp(Fields request) {
        var client = pools.client(request.text("ClientId"));
        var pool = pools.pool(client.poolId());
        var typed = request.text("Username");
        SecretHash.check(client, typed, request.optionalText("SecretHash"));
        if (pool.signUpClosed()) {
            throw notAuthorized("SignUp is not permitted for this user pool");
        }
        var password = request.text("Password");
        pool.checkPassword(password);
        var attributes = request.attributes("UserAttributes");
        if (attributes.keySet().stream().anyMatch(name -> name.endsWith("_verified"))) {
            throw notAuthorized("A client attempted to write unauthorized attribute");
        }
        var now = clock.instant();
        var user = new Registration(pool).add(typed, attributes, UserStatus.UNCONFIRMED, now);
        pool.setPassword(user.name(), password, UserStatus.UNCONFIRMED, now);
        return Json.object().put("UserConfirmed", false).put("UserSub", user.sub());
    }

    private ObjectNode confirmSignUp(Fields request) {
        var client = pools.client(request.text("ClientId"));
        var typed = request.text("Username");
        SecretHash.check(client, typed, request.optionalText("SecretHash"));
        var right = request.text("ConfirmationCode").equals(CONFIRMATION_CODE);
        var user = pools.pool(client.poolId()).find(typed);
        if (user == null && !client.hidesUsers()) {
            throw CognitoException.userNotFound();
        }
        if (user == null || !right) {
            throw new CognitoException(
                    "CodeMismatchException",
                    "Invalid verification code provided, please try again.");
        }
        return confirm(pools.pool(client.poolId()), user);
    }

    private ObjectNode adminConfirmSignUp(Fields request) {
        return confirm(pool(request), user(request));
    }

    private ObjectNode confirm(UserPool pool, User user) {
        if (user.status() != UserStatus.UNCONFIRMED) {
            throw notAuthorized(
                    "User cannot be confirmed. Current status is " + user.status().name());
        }
        pool.users().change(user.name(), one -> one.with(UserStatus.CONFIRMED, clock.instant()));
        return Json.object();
    }

    private ObjectNode adminCreateUser(Fields request) {
        var pool = pool(request);
        var given = request.optionalText("TemporaryPassword");
        var password = given == null ? TEMPORARY_PASSWORD : given;
        pool.checkPassword(password);
        var user =
                new Registration(pool)
                        .add(
                                request.text("Username"),
                                request.attributes("UserAttributes"),
                                UserStatus.FORCE_CHANGE_PASSWORD,
                                clock.instant());
        var stored =
                pool.setPassword(
                        user.name(), password, UserStatus.FORCE_CHANGE_PASSWORD, clock.instant());
        var reply = Json.object();
        reply.set("User", UserJson.user(stored, "Attributes"));
        return reply;
    }

    private ObjectNode adminSetUserPassword(Fields request) {
        var status =
                request.truth("Permanent")
                        ? UserStatus.CONFIRMED
                        : UserStatus.FORCE_CHANGE_PASSWORD;
        pool(request)
                .setPassword(
                        user(request).name(), request.text("Password"), status, clock.instant());
        return Json.object();
    }

    private ObjectNode adminGetUser(Fields request) {
        return UserJson.user(user(request), "UserAttributes");
    }

    private ObjectNode adminUpdateUserAttributes(Fields request) {
        var attributes = request.attributes("UserAttributes");
        Registration.checkAttributes(attributes);
        pool(request)
                .users()
                .change(user(request).name(), user -> user.with(attributes, clock.instant()));
        return Json.object();
    }

    private ObjectNode adminDeleteUser(Fields request) {
        pool(request).users().remove(user(request).name());
        return Json.object();
    }

    private UserPool pool(Fields request) {
        return pools.pool(request.text("UserPoolId"));
    }

    private User user(Fields request) {
        return pool(request).get(request.text("Username"));
    }
}
