package cognitoverify.define;

import cognitoverify.define.Decision.AskForCode;
import cognitoverify.define.Decision.AskForPassword;
import cognitoverify.define.Decision.Cause;
import cognitoverify.define.Decision.Fail;
import cognitoverify.define.Decision.IssueTokens;
import cognitoverify.protocol.log.Level;
import cognitoverify.protocol.log.LogLine;
import cognitoverify.protocol.log.Outcome;
import cognitoverify.protocol.log.Trigger;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent.Response;

/** Puts a decision into Cognito's words, and into an operator's. */
final class Answers {
    private Answers() {}

    /** Exactly one of the three: a challenge, tokens, or failure. */
    static Response response(Decision decision) {
        return switch (decision) {
            case AskForPassword _ -> challenge("PASSWORD_VERIFIER");
            case AskForCode _ -> challenge("CUSTOM_CHALLENGE");
            case IssueTokens _ -> Response.builder().withIssueTokens(true).build();
            case Fail _ -> Response.builder().withFailAuthentication(true).build();
        };
    }

    /** The line for the log. */
    static LogLine logLine(Decision decision) {
        return switch (decision) {
            case AskForPassword _ -> line(Outcome.PASSWORD, "PASSWORD_NEXT");
            case AskForCode _ -> line(Outcome.CHALLENGE, "CODE_NEXT");
            case IssueTokens _ -> line(Outcome.TOKENS, "RIGHT_CODE");
            case Fail(var cause) -> line(Outcome.FAIL, cause.name()).level(level(cause));
        };
    }

    private static Response challenge(String name) {
        return Response.builder().withChallengeName(name).build();
    }

    private static LogLine line(Outcome outcome, String reason) {
        return new LogLine(Trigger.DEFINE, outcome, reason);
    }

    private static Level level(Cause cause) {
        return switch (cause) {
            case WRONG_PASSWORD, TOO_MANY_GUESSES, TOO_MANY_ROUNDS -> Level.INFO;
            case PASSWORD_SKIPPED, USER_NOT_FOUND, MALFORMED_SESSION -> Level.WARN;
            case INTERNAL_ERROR -> Level.ERROR;
        };
    }
}
