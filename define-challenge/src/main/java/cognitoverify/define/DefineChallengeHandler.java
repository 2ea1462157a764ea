package cognitoverify.define;

import cognitoverify.define.Decision.Cause;
import cognitoverify.define.Decision.Fail;
import cognitoverify.protocol.ClientRequest;
import cognitoverify.protocol.SignInPolicy;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.protocol.log.Invocation;
import cognitoverify.protocol.log.Trigger;
import cognitoverify.protocol.log.UserHash;
import cognitoverify.protocol.snapshot.Priming;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent.Request;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Cognito's DefineAuthChallenge trigger. Any event gets exactly one decision, and never an
 * exception.
 */
public final class DefineChallengeHandler
        implements RequestHandler<
                CognitoUserPoolDefineAuthChallengeEvent, CognitoUserPoolDefineAuthChallengeEvent> {
    private final SignInPolicy policy;
    private final DecisionLog log;

    /** Kept, since whoever calls it before a snapshot holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Priming priming;

    /** Configured by the process environment, and primed before a snapshot is taken of it. */
    public DefineChallengeHandler() {
        this(System.getenv());
        var rehearsal = new Rehearsal(policy);
        priming = Priming.register(Trigger.DEFINE, log, rehearsal::succeeds, () -> {});
    }

    /**
     * Configured by the given environment.
     *
     * @throws cognitoverify.protocol.configuration.ConfigurationException naming all that is wrong
     *     with it
     */
    public DefineChallengeHandler(Map<String, String> environment) {
        this(
                Settings.read(environment, SignInPolicy::read),
                DecisionLog.standardOutput(environment));
    }

    /** With everything given. */
    public DefineChallengeHandler(SignInPolicy policy, DecisionLog log) {
        this.policy = policy;
        this.log = log;
    }

    @Override
    public CognitoUserPoolDefineAuthChallengeEvent handleRequest(
            @Nullable CognitoUserPoolDefineAuthChallengeEvent event, @Nullable Context context) {
        var answered = event == null ? new CognitoUserPoolDefineAuthChallengeEvent() : event;
        @Nullable Request request = answered.getRequest();
        var invocation =
                new Invocation(
                        log,
                        context == null ? null : context.getAwsRequestId(),
                        UserHash.of(
                                answered.getUserPoolId(),
                                request == null ? null : request.getUserAttributes()));

        var decision = request == null ? new Fail(Cause.MALFORMED_SESSION) : decide(request);

        answered.setResponse(Answers.response(decision));
        invocation.finish(Answers.logLine(decision));
        return answered;
    }

    private Decision decide(Request request) {
        try {
            var hasAction = ClientRequest.from(request.getClientMetadata()).hasAction();
            return new SignInRules(policy, request.getUserNotFound(), hasAction)
                    .next(Session.steps(request.getSession()));
        } catch (RuntimeException | LinkageError bug) {
            // Its text would reach an unauthenticated caller.
            return new Fail(Cause.INTERNAL_ERROR);
        }
    }
}
