package cognitoverify.create;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import cognitoverify.code.CodeSender;
import cognitoverify.code.Deadline;
import cognitoverify.code.DecoyPace;
import cognitoverify.code.Destination;
import cognitoverify.code.Evidence;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SecretStore;
import cognitoverify.code.SendOutcome;
import cognitoverify.lambda.CapturedLog;
import cognitoverify.lambda.Event;
import cognitoverify.lambda.FakeContext;
import cognitoverify.lambda.LambdaFunction;
import cognitoverify.ledger.Guess;
import cognitoverify.ledger.LedgerAccess;
import cognitoverify.ledger.LedgerKey;
import cognitoverify.ledger.Limits;
import cognitoverify.ledger.Mark;
import cognitoverify.ledger.Reading;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.TableLedger;
import cognitoverify.ledger.UserRecord;
import cognitoverify.ledger.table.Table;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.protocol.log.Level;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Create with everything around it given: a clock that stands still, a secret, and a Twilio that
 * answers what a test wants and remembers what it was asked.
 */
final class Stage implements CodeSender {
    /** The moment of the files in {@code events/}. */
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    static final String SID = "VE0000000000000000000000000000abcd";

    private static final String LEDGER_KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

    private final Map<String, String> environment = new HashMap<>();
    final List<String> sent = new ArrayList<>();
    final CapturedLog log = new CapturedLog();
    Instant now = NOW;
    SendOutcome answer = new SendOutcome.Sent(SID, new Evidence("CODE_SENT", Level.INFO, 201, 0));
    SecretStore secrets = _ -> new SecretReading.Found(new Secret("marker-secret"));
    CodeSender sender = this;
    @Nullable Table ledger;

    private Stage(String mode) {
        environment.putAll(
                Map.of(
                        "SIGN_IN_MODE",
                        mode,
                        "CHANNELS",
                        "sms,call,email",
                        "ALLOWED_COUNTRIES",
                        "US,CA"));
    }

    static Stage passwordless() {
        return new Stage("PASSWORDLESS");
    }

    static Stage mfa() {
        return new Stage("MFA");
    }

    Stage with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** With a ledger, and the key that it needs. */
    Stage withLedger(Table table) {
        ledger = table;
        secrets = _ -> new SecretReading.Found(new Secret("marker-secret"), new Secret(LEDGER_KEY));
        return this;
    }

    /** What the ledger knows of a user. */
    UserRecord remembered(String userPoolId, String userName) {
        var key = requireNonNull(LedgerKey.parse(new Secret(LEDGER_KEY)));
        var reading =
                new TableLedger(requireNonNull(ledger))
                        .read(key.user(userPoolId, userName), Deadline.in(Duration.ofSeconds(1)));
        return ((Reading.Found) reading).user();
    }

    /** What verify writes about a guess at the round of that name. */
    void judged(Event event, String nonce, String answer, State state, String sid) {
        var key = requireNonNull(LedgerKey.parse(new Secret(LEDGER_KEY)));
        var user =
                key.user(
                        event.node().get("userPoolId").asText(),
                        event.node().get("userName").asText());
        var guess = new Guess(user, key.verdict(nonce, answer), limits(), now.toEpochMilli());
        var books = new TableLedger(requireNonNull(ledger));
        var soon = Deadline.in(Duration.ofSeconds(1));
        if (books.mark(guess, soon) instanceof Mark.Made made) {
            books.settle(made, state, sid, soon);
        }
    }

    private Limits limits() {
        return Settings.read(
                environment, settings -> Limits.read(settings, SignInMode.read(settings)));
    }

    Stage answering(SendOutcome outcome) {
        answer = outcome;
        return this;
    }

    void pass(long seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }

    /** A sign-in that begins with such an event. */
    SignIn signIn(Event first) {
        return new SignIn(function(), first);
    }

    LambdaFunction<CognitoUserPoolCreateAuthChallengeEvent> function() {
        return function(new FakeContext());
    }

    LambdaFunction<CognitoUserPoolCreateAuthChallengeEvent> function(FakeContext context) {
        return new LambdaFunction<>(
                handler(), CognitoUserPoolCreateAuthChallengeEvent.class, context);
    }

    CreateChallengeHandler handler() {
        return new CreateChallengeHandler(
                Settings.read(environment, CreateConfiguration::read),
                deadline -> secrets.read(deadline),
                (destination, channel, deadline) -> sender.send(destination, channel, deadline),
                ledger == null ? null : LedgerAccess.on(ledger, limits()),
                new DecoyPace(System::nanoTime, _ -> {}, SecureRandom::new),
                () -> now,
                log.log());
    }

    @Override
    public SendOutcome send(Destination destination, Channel channel, Deadline deadline) {
        sent.add(channel.parameterValue() + " " + destination.address());
        return answer;
    }

    /** The true reason, as the operator reads it. */
    String loggedReason() {
        return log.last().get("outcome").asText() + " " + log.last().get("reason").asText();
    }
}
