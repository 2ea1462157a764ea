package cognitoverify.create;

import cognitoverify.code.CodeSender;
import cognitoverify.code.Deadline;
import cognitoverify.code.Deadlines;
import cognitoverify.code.DecoyPace;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SecretStore;
import cognitoverify.code.aws.LambdaCredentials;
import cognitoverify.code.twilio.TwilioAccess;
import cognitoverify.code.twilio.TwilioVerify;
import cognitoverify.create.Plan.Guess;
import cognitoverify.create.Plan.Pretend;
import cognitoverify.create.Plan.Send;
import cognitoverify.create.Plan.Stay;
import cognitoverify.ledger.LedgerAccess;
import cognitoverify.ledger.LedgerKey;
import cognitoverify.ledger.TableLedger;
import cognitoverify.ledger.table.Table;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.protocol.log.Invocation;
import cognitoverify.protocol.log.Trigger;
import cognitoverify.protocol.log.UserHash;
import cognitoverify.protocol.snapshot.Priming;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.Request;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.Response;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Cognito's CreateAuthChallenge trigger. Whatever a user or Twilio does, it answers with a round.
 */
public final class CreateChallengeHandler
        implements RequestHandler<
                CognitoUserPoolCreateAuthChallengeEvent, CognitoUserPoolCreateAuthChallengeEvent> {
    private final CreateConfiguration configuration;
    private final SecretStore secrets;
    private final Messenger messenger;
    private final @Nullable LedgerAccess ledger;
    private final InstantSource clock;
    private final DecisionLog log;
    private final Deadlines deadlines = new Deadlines();
    private final SendCap cap = new SendCap();

    /** Kept, since whoever calls it before a snapshot holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Priming priming;

    /** Configured by the process environment, and primed before a snapshot is taken of it. */
    public CreateChallengeHandler() {
        this(System.getenv());
        var rehearsal = new Rehearsal(System.getenv());
        priming =
                Priming.register(
                        Trigger.CREATE,
                        log,
                        rehearsal::succeeds,
                        () -> deadlines.beforeTheFirst(secrets::read));
    }

    /**
     * Configured by the given environment.
     *
     * @throws cognitoverify.protocol.configuration.ConfigurationException naming all that is wrong
     *     with it
     */
    public CreateChallengeHandler(Map<String, String> environment) {
        this(environment, DecisionLog.standardOutput(environment));
    }

    /** The same with another log. */
    CreateChallengeHandler(Map<String, String> environment, DecisionLog log) {
        var settings = Settings.read(environment, CreateSettings::read);
        var credentials = LambdaCredentials.of(environment);
        this(settings, credentials, settings.ledger().open(credentials), log);
    }

    /**
     * Configured by the given environment, but for the ledger's table, which is another.
     *
     * @param table null for no ledger
     */
    public CreateChallengeHandler(
            Map<String, String> environment, @Nullable Table table, DecisionLog log) {
        var settings = Settings.read(environment, CreateSettings::read);
        var limits = settings.ledger().limits();
        this(
                settings,
                LambdaCredentials.of(environment),
                table == null ? null : LedgerAccess.on(table, limits),
                log);
    }

    private CreateChallengeHandler(
            CreateSettings settings,
            LambdaCredentials credentials,
            @Nullable LedgerAccess ledger,
            DecisionLog log) {
        var secrets = settings.twilio().secrets(credentials);
        this(
                settings.create(),
                secrets,
                new TwilioVerify(settings.twilio().twilio(), secrets),
                ledger,
                new DecoyPace(),
                InstantSource.system(),
                log);
    }

    /**
     * With the ports given.
     *
     * @param ledger null for none
     */
    public CreateChallengeHandler(
            CreateConfiguration configuration,
            SecretStore secrets,
            CodeSender sender,
            @Nullable LedgerAccess ledger,
            DecoyPace pace,
            InstantSource clock,
            DecisionLog log) {
        this.configuration = configuration;
        this.secrets = secrets;
        this.messenger = new Messenger(sender, pace);
        this.ledger = ledger;
        this.clock = clock;
        this.log = log;
    }

    /** All parts, so that what is wrong in any is reported at once. */
    private record CreateSettings(
            CreateConfiguration create, TwilioAccess twilio, LedgerAccess.Configuration ledger) {
        static CreateSettings read(Settings settings) {
            var create = CreateConfiguration.read(settings);
            return new CreateSettings(
                    create,
                    TwilioAccess.read(settings),
                    LedgerAccess.Configuration.read(settings, create.policy().mode()));
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

        var subject = Subject.of(answered.getUserPoolId(), answered.getUserName());
        var answer = answer(request, subject, deadline);

        answered.setResponse(response(answer.round(), answer.situation()));
        invocation.finish(answer.round().logLine());
        return answered;
    }

    private record Answer(Situation situation, Round round) {}

    private Answer answer(Request request, Subject subject, Deadline deadline) {
        var now = clock.instant().getEpochSecond();
        try {
            var situation = Situations.read(configuration, request, now);
            return new Answer(situation, named(round(situation, subject, deadline)));
        } catch (RuntimeException | LinkageError bug) {
            // Its text would reach an unauthenticated caller, and the session would be lost.
            var situation = Situations.ofNobody(configuration, request, now);
            return new Answer(situation, named(new Rounds(situation).failed()));
        }
    }

    /** So that the ledger can tell its answers from those to any other round. */
    private Round named(Round round) {
        return ledger == null ? round : round.withNonce(TableLedger.token());
    }

    private Round round(Situation situation, Subject subject, Deadline deadline) {
        var plan = Planner.plan(situation);
        return ledger == null || plan instanceof Stay
                ? round(situation, plan, () -> secrets.read(deadline), deadline)
                : round(situation, subject, plan, ledger, deadline);
    }

    private Round round(
            Situation situation, Plan plan, Supplier<SecretReading> secret, Deadline deadline) {
        var rounds = new Rounds(situation);
        return switch (plan) {
            case Stay stay -> rounds.stayed(stay);
            case Guess guess -> rounds.guessed(guess);
            case Pretend pretend -> {
                var reading = secret.get();
                messenger.pretend(reading, deadline);
                yield rounds.pretended(pretend, reading);
            }
            case Send send -> rounds.sent(send, messenger.send(send, secret.get(), deadline));
        };
    }

    /** The secret first: the ledger's key comes with it. */
    private Round round(
            Situation situation,
            Subject subject,
            Plan plan,
            LedgerAccess access,
            Deadline deadline) {
        var secret = secrets.read(deadline);
        @Nullable LedgerKey key =
                secret instanceof SecretReading.Found found ? LedgerAccess.key(found) : null;
        return key == null
                ? withoutKey(situation, plan, secret, deadline).withLedgerDown()
                : new LedgerRounds(situation, subject, access, key, messenger, cap)
                        .round(plan, secret, deadline);
    }

    private Round withoutKey(
            Situation situation, Plan plan, SecretReading secret, Deadline deadline) {
        return switch (plan) {
            case Send send when !cap.allows(situation.now()) ->
                    new Rounds(situation).busy(send.before(), send.channel());
            case Pretend pretend when !cap.allows(situation.now()) ->
                    new Rounds(situation).busy(pretend.before(), pretend.channel());
            case Send _, Pretend _, Guess _, Stay _ ->
                    round(situation, plan, () -> secret, deadline);
        };
    }

    private static Response response(Round round, Situation situation) {
        return Response.builder()
                .withPublicChallengeParameters(round.publicParameters(situation).format())
                .withPrivateChallengeParameters(round.privateParameters(situation).format())
                .withChallengeMetadata(round.metadata().format())
                .build();
    }
}
