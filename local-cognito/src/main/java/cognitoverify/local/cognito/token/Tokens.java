package cognitoverify.local.cognito.token;

import static cognitoverify.local.cognito.error.CognitoException.notAuthorized;

import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.memory.NewestKept;
import cognitoverify.local.cognito.pool.AppClient;
import cognitoverify.local.cognito.pool.User;
import cognitoverify.local.cognito.pool.UserPool;
import cognitoverify.local.cognito.pool.UserPools;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Collections;
import java.util.Set;

/** Gives tokens, takes them back, and says who holds one. */
public final class Tokens {
    private static final int MOST_REVOKED = 100_000;

    private final UserPools pools;
    private final JsonWebTokens tokens;
    private final RefreshTokens refreshTokens;
    private final InstantSource clock;
    private final Set<String> revoked =
            Collections.synchronizedSet(Collections.newSetFromMap(new NewestKept<>(MOST_REVOKED)));

    /**
     * For the pools given.
     *
     * @param base address of this server, which the issuer begins with
     */
    public Tokens(UserPools pools, KeyRing keys, String base, InstantSource clock) {
        this.pools = pools;
        this.tokens = new JsonWebTokens(keys, base, clock);
        this.refreshTokens = new RefreshTokens(keys, clock);
        this.clock = clock;
    }

    /** The {@code AuthenticationResult} of a sign-in that has succeeded. */
    public ObjectNode issue(UserPool pool, AppClient client, User user) {
        var signIn = SignIn.now(pool.id(), client.id(), user.name(), clock.instant());
        return result(signIn, client, user)
                .put("RefreshToken", refreshTokens.issue(signIn, client.refreshTokenValidity()));
    }

    /**
     * The {@code AuthenticationResult} for a refresh token. There is no new refresh token in it:
     * rotation is off.
     *
     * @throws CognitoException if the token is not good for this client
     */
    public ObjectNode refresh(AppClient client, String refreshToken) {
        var signIn = refreshTokens.read(refreshToken);
        if (signIn == null || !signIn.clientId().equals(client.id())) {
            throw notAuthorized("Invalid Refresh Token");
        }
        return result(signIn, client, holder(signIn, "Refresh Token has been revoked"));
    }

    /** Who signed in to get that refresh token; null if it is none. Says nothing of its age. */
    public @Nullable String userOf(String refreshToken) {
        var signIn = refreshTokens.read(refreshToken);
        return signIn == null ? null : signIn.userName();
    }

    /**
     * Takes a refresh token back, and the access tokens of the same sign-in.
     *
     * @throws CognitoException if it belongs to another client
     */
    public void revoke(AppClient client, String refreshToken) {
        var signIn = refreshTokens.read(refreshToken);
        if (signIn == null) {
            throw new CognitoException("UnsupportedTokenTypeException", "Unsupported token type");
        }
        if (!signIn.clientId().equals(client.id())) {
            throw notAuthorized("Invalid Refresh Token");
        }
        revoked.add(signIn.originId());
    }

    /**
     * The holder of an access token.
     *
     * @throws CognitoException if it is forged, expired or revoked
     */
    public Holder holder(String accessToken) {
        var signIn = tokens.readAccessToken(accessToken);
        var user = holder(signIn, "Access Token has been revoked");
        return new Holder(pools.pool(signIn.poolId()), user);
    }

    /** Ends all sign-ins of a user. */
    public void signOut(UserPool pool, User user) {
        var now = clock.instant();
        pool.users().change(user.name(), one -> one.signedOut(SignIn.lastNumber(), now));
    }

    /** The pool's document for those who verify tokens. */
    public ObjectNode openIdConfiguration(UserPool pool) {
        return tokens.openIdConfiguration(pool.id());
    }

    private ObjectNode result(SignIn signIn, AppClient client, User user) {
        return Json.object()
                .put("AccessToken", tokens.access(signIn, client, user))
                .put("ExpiresIn", client.accessTokenValidity().toSeconds())
                .put("IdToken", tokens.id(signIn, client, user))
                .put("TokenType", "Bearer");
    }

    private User holder(SignIn signIn, String ifRevoked) {
        var pool = pools.find(signIn.poolId());
        var user = pool == null ? null : pool.users().named(signIn.userName());
        if (user == null) {
            throw CognitoException.userNotFound();
        }
        if (revoked.contains(signIn.originId()) || signIn.number() <= user.signedOutAfter()) {
            throw notAuthorized(ifRevoked);
        }
        return user;
    }

    /** Who holds a token. */
    public record Holder(UserPool pool, User user) {}
}
