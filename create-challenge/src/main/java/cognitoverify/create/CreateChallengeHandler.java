package cognitoverify.create;

import cognitoverify.code.CodeSender;
import cognitoverify.code.Deadline;
import cognitoverify.code.Deadlines;
import cognitoverify.code.Evidence;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;
import cognitoverify.code.SecretStore;
import cognitoverify.code.SendOutcome;
import cognitoverify.code.twilio.TwilioAccess;
import cognitoverify.code.twilio.TwilioVerify;
import cognitoverify.create.Plan.Pretend;
import cognitoverify.create.Plan.Send;
import cognitoverify.create.Plan.Stay;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.protocol.log.Invocation;
import cognitoverify.protocol.log.Level;
import cognitoverify.protocol.log.UserHash;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.Request;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.Response;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Cognito's CreateAuthChallenge trigger. Whatever a user or Twilio does, it answers with a round.
 */
public final class CreateChallengeHandler
        implements RequestHandler<
                CognitoUserPoolCreateAuthChallengeEvent, CognitoUserPoolCreateAuthChallengeEvent> {
    private final CreateConfiguration configuration;
    private final SecretStore secrets;
    private final CodeSender sender;
    private final InstantSource clock;
    private final DecisionLog log;
    private final Deadlines deadlines = new Deadlines();

    /** Configured by the process environment. */
    public CreateChallengeHandler() {
        this(System.getenv());
    }

    /**
     * Configured by the given environment.
     *
     * @throws cognitoverify.protocol.configuration.ConfigurationException naming all that is wrong
     *     with it
     */
    public CreateChallengeHandler(Map<String, String> environment) {
        var settings = Settings.read(environment, CreateSettings::read);
        var secrets = settings.twilio().secrets(environment);
        this(
                settings.create(),
                secrets,
                new TwilioVerify(settings.twilio().twilio(), secrets),
                InstantSource.system(),
                DecisionLog.standardOutput());
    }

    /** With the ports given. */
    public CreateChallengeHandler(
            CreateConfiguration configuration,
            SecretStore secrets,
            CodeSender sender,
            InstantSource clock,
            DecisionLog log) {
        this.configuration = configuration;
        this.secrets = secrets;
        this.sender = sender;
        this.clock = clock;
        this.log = log;
    }

    /** Both parts, so that what is wrong in either is reported at once. */
    private record CreateSettings(CreateConfiguration create, TwilioAccess twilio) {
        static CreateSettings read(Settings settings) {
            return new CreateSettings(
                    CreateConfiguration.read(settings), TwilioAccess.read(settings));
        }
    }

    @Override
    public CognitoUserPoolCreateAuthChallengeEvent handleRequest(
            @Nullable CognitoUserPoolCreateAuthChallengeEvent event, @Nullable Context context) {
        var answered = event == null ? new CognitoUserPoolCreateAuthChallengeEvent() : event;
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

        var answer = answer(request, deadline);

        answered.setResponse(response(answer.round(), answer.situation()));
        invocation.finish(answer.round().logLine());
        return answered;
    }

    private record Answer(Situation situation, Round round) {}

    private Answer answer(Request request, Deadline deadline) {
        var now = clock.instant().getEpochSecond();
        try {
            var situation = Situations.read(configuration, request, now);
            return new Answer(situation, round(situation, deadline));
        } catch (RuntimeException | LinkageError bug) {
            // Its text would reach an unauthenticated caller, and the session would be lost.
            var situation = Situations.ofNobody(configuration, request, now);
            return new Answer(situation, new Rounds(situation).failed());
        }
    }

    private Round round(Situation situation, Deadline deadline) {
        var rounds = new Rounds(situation);
        return switch (Planner.plan(situation)) {
            case Stay stay -> rounds.stayed(stay);
            case Pretend pretend -> rounds.pretended(pretend, secrets.read(deadline));
            case Send send -> rounds.sent(send, send(send, deadline));
        };
    }

    /** The secret first, as for a decoy, so that both are the same without one. */
    private SendOutcome send(Send send, Deadline deadline) {
        return switch (secrets.read(deadline)) {
            case Unavailable(var cause) ->
                    new SendOutcome.Unavailable(new Evidence(cause.name(), Level.ERROR));
            case Found _ -> sendWithSecret(send, deadline);
        };
    }

    private SendOutcome sendWithSecret(Send send, Deadline deadline) {
        try {
            return sender.send(send.delivery().destination(), send.channel(), deadline);
        } catch (RuntimeException | LinkageError bug) {
            return new SendOutcome.Unconfirmed(new Evidence("INTERNAL_ERROR", Level.ERROR));
        }
    }

    private static Response response(Round round, Situation situation) {
        return Response.builder()
                .withPublicChallengeParameters(round.publicParameters(situation).format())
                .withPrivateChallengeParameters(round.privateParameters(situation).format())
                .withChallengeMetadata(round.metadata().format())
                .build();
    }
}
