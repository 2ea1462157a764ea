package cognitoverify.verify;

import cognitoverify.code.CodeChecker;
import cognitoverify.code.Deadline;
import cognitoverify.code.Deadlines;
import cognitoverify.code.twilio.TwilioAccess;
import cognitoverify.code.twilio.TwilioVerify;
import cognitoverify.protocol.ClientRequest;
import cognitoverify.protocol.PrivateParameters;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.protocol.log.Invocation;
import cognitoverify.protocol.log.UserHash;
import cognitoverify.verify.Inquiry.Ask;
import cognitoverify.verify.Inquiry.Nothing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent.Request;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent.Response;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Cognito's VerifyAuthChallengeResponse trigger. Whatever happens, an answer is wrong unless Twilio
 * approves it.
 */
public final class VerifyChallengeHandler
        implements RequestHandler<
                CognitoUserPoolVerifyAuthChallengeResponseEvent,
                CognitoUserPoolVerifyAuthChallengeResponseEvent> {
    private final CodeChecker checker;
    private final InstantSource clock;
    private final DecisionLog log;
    private final Deadlines deadlines = new Deadlines();

    /** Configured by the process environment. */
    public VerifyChallengeHandler() {
        this(System.getenv());
    }

    /**
     * Configured by the given environment.
     *
     * @throws cognitoverify.protocol.configuration.ConfigurationException naming all that is wrong
     *     with it
     */
    public VerifyChallengeHandler(Map<String, String> environment) {
        var access = Settings.read(environment, TwilioAccess::read);
        this(
                new TwilioVerify(access.twilio(), access.secrets(environment)),
                InstantSource.system(),
                DecisionLog.standardOutput());
    }

    /** With the ports given. */
    public VerifyChallengeHandler(CodeChecker checker, InstantSource clock, DecisionLog log) {
        this.checker = checker;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public CognitoUserPoolVerifyAuthChallengeResponseEvent handleRequest(
            @Nullable CognitoUserPoolVerifyAuthChallengeResponseEvent event,
            @Nullable Context context) {
        var answered =
                event == null ? new CognitoUserPoolVerifyAuthChallengeResponseEvent() : event;
        var request = answered.getRequest() == null ? new Request() : answered.getRequest();
        var deadline =
                deadlines.next(
                        context == null
                                ? null
                                : Duration.ofMillis(context.getRemainingTimeInMillis()));
        var invocation =
                new Invocation(
                        log,
                        context == null ? null : context.getAwsRequestId(),
                        UserHash.of(answered.getUserPoolId(), request.getUserAttributes()));

        var verdict = verdict(request, deadline);

        answered.setResponse(Response.builder().withAnswerCorrect(verdict.right()).build());
        invocation.finish(verdict.logLine());
        return answered;
    }

    private Verdict verdict(Request request, Deadline deadline) {
        try {
            return switch (inquiry(request)) {
                case Nothing nothing -> Verdict.of(nothing);
                case Ask(var check) -> Verdict.of(checker.check(check, deadline));
            };
        } catch (RuntimeException | LinkageError bug) {
            // Its text would reach an unauthenticated caller, and the session would be lost.
            return Verdict.ofBug();
        }
    }

    private Inquiry inquiry(Request request) {
        return Inquiry.about(
                request.getUserNotFound(),
                ClientRequest.from(request.getClientMetadata()).hasAction(),
                PrivateParameters.parse(request.getPrivateChallengeParameters()),
                request.getChallengeAnswer(),
                clock.instant().getEpochSecond());
    }
}
