package cognitoverify.local.cognito.api;

import cognitoverify.local.cognito.auth.Answer;
import cognitoverify.local.cognito.auth.SignIns;
import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.AppClient;
import cognitoverify.local.cognito.pool.UserPools;
import cognitoverify.local.cognito.token.Tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;

/** Signing in, going on, and signing out. */
final class SignInOperations {
    private final UserPools pools;
    private final SignIns signIns;
    private final Tokens tokens;

    SignInOperations(UserPools pools, SignIns signIns, Tokens tokens) {
        this.pools = pools;
        this.signIns = signIns;
        this.tokens = tokens;
    }

    Map<String, Operation> byName() {
        return Map.of(
                "InitiateAuth",
                request -> initiate(request, client(request)),
                "AdminInitiateAuth",
                request -> initiate(request, clientOfPool(request)),
                "RespondToAuthChallenge",
                request -> respond(request, client(request)),
                "AdminRespondToAuthChallenge",
                request -> respond(request, clientOfPool(request)),
                "GetTokensFromRefreshToken",
                this::refresh,
                "RevokeToken",
                this::revoke,
                "GlobalSignOut",
                this::signOut,
                "GetUser",
                this::getUser);
    }

    private ObjectNode initiate(Fields request, AppClient client) {
        request.texts("ClientMetadata");
        return signIns.initiate(
                client, request.text("AuthFlow"), request.texts("AuthParameters"), request.sdk());
    }

    private ObjectNode respond(Fields request, AppClient client) {
        var answer =
                new Answer(
                        request.text("ChallengeName"),
                        request.optionalText("Session"),
                        request.texts("ChallengeResponses"),
                        request.texts("ClientMetadata"));
        return signIns.respond(client, answer);
    }

    private ObjectNode refresh(Fields request) {
        var client = client(request);
        requireSecret(client, request);
        return SignIns.authenticated(tokens.refresh(client, request.text("RefreshToken")));
    }

    private ObjectNode revoke(Fields request) {
        var client = client(request);
        requireSecret(client, request);
        tokens.revoke(client, request.text("Token"));
        return Json.object();
    }

    private ObjectNode signOut(Fields request) {
        var holder = tokens.holder(request.text("AccessToken"));
        tokens.signOut(holder.pool(), holder.user());
        return Json.object();
    }

    private ObjectNode getUser(Fields request) {
        var user = tokens.holder(request.text("AccessToken")).user();
        var reply = Json.object().put("Username", user.name());
        reply.set("UserAttributes", UserJson.attributes(user));
        return reply;
    }

    private AppClient client(Fields request) {
        return pools.client(request.text("ClientId"));
    }

    private AppClient clientOfPool(Fields request) {
        return pools.client(request.text("UserPoolId"), request.text("ClientId"));
    }

    /** These two take the secret itself, where the others take a hash. */
    private static void requireSecret(AppClient client, Fields request) {
        var secret = client.secret();
        if (secret != null && !secret.equals(request.optionalText("ClientSecret"))) {
            throw CognitoException.notAuthorized(
                    "Unable to verify secret for client " + client.id());
        }
    }
}
