package cognitoverify.verify;

import static java.util.Objects.requireNonNullElse;

import cognitoverify.code.CodeChecker;
import cognitoverify.code.Deadline;
import cognitoverify.code.Deadlines;
import cognitoverify.code.DecoyPace;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;
import cognitoverify.code.SecretStore;
import cognitoverify.code.aws.LambdaCredentials;
import cognitoverify.code.twilio.TwilioAccess;
import cognitoverify.code.twilio.TwilioVerify;
import cognitoverify.ledger.Guess;
import cognitoverify.ledger.LedgerAccess;
import cognitoverify.ledger.LedgerKey;
import cognitoverify.ledger.Limits;
import cognitoverify.ledger.table.Table;
import cognitoverify.protocol.ClientRequest;
import cognitoverify.protocol.PrivateParameters;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.protocol.log.Invocation;
import cognitoverify.protocol.log.Trigger;
import cognitoverify.protocol.log.UserHash;
import cognitoverify.protocol.snapshot.Priming;
import cognitoverify.verify.Inquiry.Ask;
import cognitoverify.verify.Inquiry.Nothing;
import cognitoverify.verify.Inquiry.Pretend;

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
    private final SecretStore secrets;
    private final Examiner examiner;
    private final @Nullable LedgerAccess ledger;
    private final InstantSource clock;
    private final DecisionLog log;
    private final Deadlines deadlines = new Deadlines();

    /** Kept, since whoever calls it before a snapshot holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Priming priming;

    /** Configured by the process environment, and primed before a snapshot is taken of it. */
    public VerifyChallengeHandler() {
        this(System.getenv());
        var rehearsal = new Rehearsal(System.getenv());
        priming =
                Priming.register(
                        Trigger.VERIFY,
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
    public VerifyChallengeHandler(Map<String, String> environment) {
        this(environment, DecisionLog.standardOutput(environment));
    }

    /** The same with another log. */
    VerifyChallengeHandler(Map<String, String> environment, DecisionLog log) {
        var settings = Settings.read(environment, VerifySettings::read);
        var credentials = LambdaCredentials.of(environment);
        this(settings, credentials, settings.ledger().open(credentials), log);
    }

    /**
     * Configured by the given environment, but for the ledger's table, which is another.
     *
     * @param table null for no ledger
     */
    public VerifyChallengeHandler(
            Map<String, String> environment, @Nullable Table table, DecisionLog log) {
        var settings = Settings.read(environment, VerifySettings::readWithMode);
        var limits = settings.ledger().limits();
        this(
                settings,
                LambdaCredentials.of(environment),
                table == null ? null : LedgerAccess.on(table, limits),
                log);
    }

    private VerifyChallengeHandler(
            VerifySettings settings,
            LambdaCredentials credentials,
            @Nullable LedgerAccess ledger,
            DecisionLog log) {
        var secrets = settings.twilio().secrets(credentials);
        this(
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
    public VerifyChallengeHandler(
            SecretStore secrets,
            CodeChecker checker,
            @Nullable LedgerAccess ledger,
            DecoyPace pace,
            InstantSource clock,
            DecisionLog log) {
        this.secrets = secrets;
        this.examiner = new Examiner(checker, pace);
        this.ledger = ledger;
        this.clock = clock;
        this.log = log;
    }

    /** Both parts, so that what is wrong in either is reported at once. */
    private record VerifySettings(TwilioAccess twilio, LedgerAccess.Configuration ledger) {
        static VerifySettings read(Settings settings) {
            return new VerifySettings(
                    TwilioAccess.read(settings), LedgerAccess.Configuration.read(settings));
        }

        static VerifySettings readWithMode(Settings settings) {
            return new VerifySettings(
                    TwilioAccess.read(settings),
                    new LedgerAccess.Configuration(
                            null, Limits.read(settings, SignInMode.read(settings))));
        }
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

        var verdict = verdict(answered, request, deadline);

        answered.setResponse(Response.builder().withAnswerCorrect(verdict.right()).build());
        invocation.finish(verdict.logLine());
        return answered;
    }

    private Verdict verdict(
            CognitoUserPoolVerifyAuthChallengeResponseEvent event,
            Request request,
            Deadline deadline) {
        try {
            var inquiry = inquiry(request);
            return switch (inquiry) {
                case Nothing(var cause) -> Verdict.notChecked(cause.name());
                case Ask(var check, var round) ->
                        verdict(event, inquiry, check.code(), round.nonce(), deadline);
                case Pretend(var code, _, var round) ->
                        verdict(event, inquiry, code, round.nonce(), deadline);
            };
        } catch (RuntimeException | LinkageError bug) {
            // Its text would reach an unauthenticated caller, and the session would be lost.
            return Verdict.ofBug();
        }
    }

    private Verdict verdict(
            CognitoUserPoolVerifyAuthChallengeResponseEvent event,
            Inquiry inquiry,
            String code,
            String nonce,
            Deadline deadline) {
        if (ledger == null || nonce.isEmpty()) {
            return examiner.examine(inquiry, deadline).verdict();
        }
        return switch (secrets.read(deadline)) {
            // For a decoy as well, who would have to be told from a user otherwise.
            case Unavailable(var cause) -> Verdict.unavailable(cause.name()).withLedgerDown();
            case Found found ->
                    verdict(event, inquiry, code, nonce, LedgerAccess.key(found), deadline);
        };
    }

    private Verdict verdict(
            CognitoUserPoolVerifyAuthChallengeResponseEvent event,
            Inquiry inquiry,
            String code,
            String nonce,
            @Nullable LedgerKey key,
            Deadline deadline) {
        if (ledger == null || key == null) {
            return examiner.examine(inquiry, deadline).verdict().withLedgerDown();
        }
        var guess =
                new Guess(
                        key.user(
                                requireNonNullElse(event.getUserPoolId(), ""),
                                requireNonNullElse(event.getUserName(), "")),
                        key.verdict(nonce, code),
                        ledger.limits(),
                        clock.millis());
        return new LedgerVerdicts(ledger.ledger(), examiner, clock).judge(inquiry, guess, deadline);
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
