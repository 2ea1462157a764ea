package cognitoverify.local.cognito.auth;

import static cognitoverify.local.cognito.error.CognitoException.invalidParameter;
import static cognitoverify.local.cognito.error.CognitoException.missing;

import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.AppClient;
import cognitoverify.local.cognito.pool.UserPool;
import cognitoverify.local.cognito.pool.UserPools;
import cognitoverify.local.cognito.pool.UserStatus;
import cognitoverify.local.cognito.token.Tokens;
import cognitoverify.local.cognito.trigger.TriggerCaller;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** InitiateAuth and RespondToAuthChallenge. */
public final class SignIns {
    private final UserPools pools;
    private final Tokens tokens;
    private final Steps steps;
    private final Sessions sessions;

    /** For the pools given. */
    public SignIns(UserPools pools, Tokens tokens, TriggerCaller caller, InstantSource clock) {
        this.pools = pools;
        this.tokens = tokens;
        this.sessions = new Sessions(clock);
        this.steps = new Steps(sessions, new CustomSteps(caller), tokens, clock);
    }

    /**
     * Begins a sign-in, or goes on with an old one.
     *
     * @param flow such as {@code CUSTOM_AUTH}
     * @param sdk the client's name for events
     * @return {@code ChallengeName} and all, or {@code AuthenticationResult}
     * @throws CognitoException if it can't begin
     */
    public ObjectNode initiate(
            AppClient client, String flow, Map<String, String> parameters, String sdk) {
        return switch (flow) {
            case "CUSTOM_AUTH" -> begin(client, flow, parameters, sdk);
            case "USER_SRP_AUTH" -> begin(client, flow, require("SRP_A", parameters), sdk);
            case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> refresh(client, parameters);
            default -> throw invalidParameter(flow + " flow not enabled for this client");
        };
    }

    /**
     * Takes the answer to a challenge.
     *
     * @throws CognitoException if it is refused, or leads to no other challenge and no tokens
     */
    public ObjectNode respond(AppClient client, Answer answer) {
        var userName = answer.response("USERNAME");
        var handle = answer.handle();
        var open = sessions.look(handle);
        var flow = open.flow();
        if (!flow.client().id().equals(client.id())
                || !open.challenge().name().equals(answer.challengeName())
                || !flow.account().isCalled(userName)) {
            throw Sessions.invalid();
        }
        SecretHash.check(client, flow.account().name(), answer.responses().get("SECRET_HASH"));
        steps.checkAnswer(open, answer);
        var spent = sessions.spend(handle);
        var reply = steps.answer(spent.flow().with(answer.metadata()), spent.challenge(), answer);
        if (reply.has("AuthenticationResult")) {
            sessions.succeeded(handle);
        }
        return reply;
    }

    /** The reply that has tokens in it. */
    public static ObjectNode authenticated(ObjectNode result) {
        var reply = Json.object();
        reply.set("AuthenticationResult", result);
        reply.putObject("ChallengeParameters");
        return reply;
    }

    private ObjectNode begin(
            AppClient client, String flow, Map<String, String> parameters, String sdk) {
        requireFlow(client, flow);
        var typed = require("USERNAME", parameters).get("USERNAME");
        SecretHash.check(client, String.valueOf(typed), parameters.get("SECRET_HASH"));
        var pool = pools.pool(client.poolId());
        var account = account(pool, client, String.valueOf(typed));
        var custom = flow.equals("CUSTOM_AUTH");
        if (saysSrp(parameters)) {
            require("SRP_A", parameters);
        }
        // This call's metadata is for other triggers: these never get it.
        return steps.begin(
                new Flow(
                        pool,
                        client,
                        account,
                        custom,
                        sdk,
                        parameters.get("SRP_A"),
                        List.of(),
                        Map.of()));
    }

    private ObjectNode refresh(AppClient client, Map<String, String> parameters) {
        requireFlow(client, "REFRESH_TOKEN_AUTH");
        var token = String.valueOf(require("REFRESH_TOKEN", parameters).get("REFRESH_TOKEN"));
        var user = tokens.userOf(token);
        SecretHash.check(client, user == null ? "" : user, parameters.get("SECRET_HASH"));
        return authenticated(tokens.refresh(client, token));
    }

    private static Account account(UserPool pool, AppClient client, String typed) {
        var user = pool.find(typed);
        if (user != null && user.status() == UserStatus.UNCONFIRMED) {
            throw new CognitoException("UserNotConfirmedException", "User is not confirmed.");
        }
        if (user != null) {
            return Account.of(user, typed);
        }
        if (client.hidesUsers()) {
            return Account.stranger(pool, typed);
        }
        throw CognitoException.userNotFound();
    }

    private static void requireFlow(AppClient client, String flow) {
        if (!client.allows(flow)) {
            throw invalidParameter(flow + " is not enabled for the client.");
        }
    }

    /** Cognito's documents spell it both ways. */
    private static boolean saysSrp(Map<String, String> parameters) {
        return "SRP_A".equals(parameters.get("CHALLENGE_NAME"))
                || "SRP_A".equals(parameters.get("ChallengeName"));
    }

    private static Map<String, String> require(String name, Map<String, String> parameters) {
        if (parameters.getOrDefault(name, "").isEmpty()) {
            throw missing(name);
        }
        return parameters;
    }
}
