package cognitoverify.local.cognito.auth;

import static cognitoverify.local.cognito.error.CognitoException.incorrect;
import static cognitoverify.local.cognito.error.CognitoException.invalidParameter;
import static cognitoverify.local.cognito.error.CognitoException.missing;

import cognitoverify.local.cognito.auth.Challenge.Custom;
import cognitoverify.local.cognito.auth.Challenge.NewPassword;
import cognitoverify.local.cognito.auth.Challenge.Password;
import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.User;
import cognitoverify.local.cognito.pool.UserStatus;
import cognitoverify.local.cognito.srp.SrpExchange;
import cognitoverify.local.cognito.token.Tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.InstantSource;

/** What follows from an answer: the next challenge, tokens, or the end. */
final class Steps {
    private final Sessions sessions;
    private final CustomSteps functions;
    private final Tokens tokens;
    private final PasswordProof proof;
    private final InstantSource clock;

    Steps(Sessions sessions, CustomSteps functions, Tokens tokens, InstantSource clock) {
        this.sessions = sessions;
        this.functions = functions;
        this.tokens = tokens;
        this.proof = new PasswordProof(clock);
        this.clock = clock;
    }

    ObjectNode begin(Flow flow) {
        if (!flow.custom()) {
            return password(flow);
        }
        // It counts as right before any password was seen: define must know that.
        return next(
                flow.publicA() == null
                        ? flow
                        : flow.answered(new SessionEntry("SRP_A", true, null)));
    }

    /** What can be refused without spending the session: what is missing. */
    void checkAnswer(Sessions.Open open, Answer answer) {
        switch (open.challenge()) {
            case Custom _ -> answer.response("ANSWER");
            case Password _ -> {
                answer.response("PASSWORD_CLAIM_SECRET_BLOCK");
                answer.response("PASSWORD_CLAIM_SIGNATURE");
                answer.response("TIMESTAMP");
            }
            case NewPassword _ -> open.flow().pool().checkPassword(answer.response("NEW_PASSWORD"));
        }
    }

    ObjectNode answer(Flow flow, Challenge challenge, Answer answer) {
        return switch (challenge) {
            case Custom custom ->
                    next(flow.answered(functions.verify(flow, custom, answer.response("ANSWER"))));
            case Password(var exchange) -> passwordProved(flow, exchange, answer);
            case NewPassword _ -> newPassword(flow, answer.response("NEW_PASSWORD"));
        };
    }

    private ObjectNode next(Flow flow) {
        return switch (functions.define(flow)) {
            case CUSTOM -> custom(flow, functions.create(flow));
            case PASSWORD -> password(flow);
            case TOKENS -> tokens(flow);
            case FAIL -> throw incorrect();
        };
    }

    private ObjectNode custom(Flow flow, Custom challenge) {
        var parameters = Json.object(challenge.publicParameters());
        return challenge(flow, challenge, parameters.put("USERNAME", flow.account().name()));
    }

    private ObjectNode password(Flow flow) {
        var publicA = flow.publicA();
        if (publicA == null) {
            throw missing("SRP_A");
        }
        var account = flow.account();
        var exchange =
                SrpExchange.begin(
                        flow.pool().srpName(),
                        account.name(),
                        account.password(flow.pool()),
                        publicA);
        if (exchange == null) {
            throw invalidParameter("Invalid SRP_A");
        }
        var parameters =
                Json.object()
                        .put("SALT", exchange.salt())
                        .put("SECRET_BLOCK", exchange.secretBlock())
                        .put("SRP_B", exchange.publicB())
                        .put("USERNAME", account.name())
                        .put("USER_ID_FOR_SRP", account.name());
        if (flow.custom()) {
            return challenge(flow, new Password(exchange), parameters);
        }
        sessions.open(exchange.secretBlock(), flow, new Password(exchange));
        return reply(Password.NAME, parameters);
    }

    private ObjectNode passwordProved(Flow flow, SrpExchange exchange, Answer answer) {
        var user = proof.check(flow, exchange, answer);
        if (user.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
            // And then tokens, even where a custom challenge was to come: so does Cognito.
            return challenge(flow, new NewPassword(), newPasswordParameters(user));
        }
        return flow.custom()
                ? next(flow.answered(new SessionEntry(Password.NAME, true, null)))
                : tokens(flow);
    }

    private ObjectNode newPassword(Flow flow, String password) {
        flow.pool()
                .setPassword(
                        flow.account().name(), password, UserStatus.CONFIRMED, clock.instant());
        return tokens(flow);
    }

    private static ObjectNode newPasswordParameters(User user) {
        return Json.object()
                .put("USER_ID_FOR_SRP", user.name())
                .put("requiredAttributes", "[]")
                .put("userAttributes", Json.object(user.attributes()).toString());
    }

    /** The user as now stored: much can have happened since the sign-in began. */
    private ObjectNode tokens(Flow flow) {
        var user = flow.pool().users().named(flow.account().name());
        if (user == null) {
            throw incorrect();
        }
        return SignIns.authenticated(tokens.issue(flow.pool(), flow.client(), user));
    }

    private ObjectNode challenge(Flow flow, Challenge challenge, ObjectNode parameters) {
        return reply(challenge.name(), parameters).put("Session", sessions.open(flow, challenge));
    }

    private static ObjectNode reply(String challengeName, ObjectNode parameters) {
        var reply = Json.object().put("ChallengeName", challengeName);
        reply.set("ChallengeParameters", parameters);
        return reply;
    }
}
