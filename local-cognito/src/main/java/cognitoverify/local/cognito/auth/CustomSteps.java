package cognitoverify.local.cognito.auth;

import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.trigger.Answers;
import cognitoverify.local.cognito.trigger.Call;
import cognitoverify.local.cognito.trigger.Trigger;
import cognitoverify.local.cognito.trigger.TriggerCaller;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Asks the three functions, and understands what they say. */
final class CustomSteps {
    private final TriggerCaller caller;

    CustomSteps(TriggerCaller caller) {
        this.caller = caller;
    }

    /** What define decides. Two decisions at once are a refusal if one of them is. */
    Decision define(Flow flow) {
        var answers = call(flow, Trigger.DEFINE, Events.define(flow));
        var fails = answers.truth("failAuthentication");
        var issues = answers.truth("issueTokens");
        var next = answers.text("challengeName");
        if (fails) {
            return Decision.FAIL;
        }
        if (issues) {
            return Decision.TOKENS;
        }
        return switch (next) {
            case Challenge.Custom.NAME -> Decision.CUSTOM;
            case Challenge.Password.NAME -> Decision.PASSWORD;
            case null, default -> throw Answers.unusable();
        };
    }

    Challenge.Custom create(Flow flow) {
        var answers = call(flow, Trigger.CREATE, Events.create(flow));
        return new Challenge.Custom(
                answers.texts("publicChallengeParameters"),
                answers.texts("privateChallengeParameters"),
                answers.text("challengeMetadata"));
    }

    SessionEntry verify(Flow flow, Challenge.Custom challenge, String answer) {
        var event = Events.verify(flow, challenge.privateParameters(), answer);
        var right = call(flow, Trigger.VERIFY, event).truth("answerCorrect");
        return new SessionEntry(challenge.name(), right, challenge.metadata());
    }

    private Answers call(Flow flow, Trigger trigger, ObjectNode event) {
        var function = flow.pool().function(trigger);
        if (function == null) {
            throw new CognitoException(
                    "UnexpectedLambdaException", "null invocation failed due to configuration.");
        }
        return new Answers(caller.call(new Call(trigger, function, event)));
    }

    /** What comes next. */
    enum Decision {
        CUSTOM,
        PASSWORD,
        TOKENS,
        FAIL
    }
}
