package cognitoverify.integration;

import static java.util.Objects.requireNonNull;

import cognitoverify.code.CachedSecret;
import cognitoverify.code.CodeChecker;
import cognitoverify.code.CodeSender;
import cognitoverify.code.DecoyPace;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretStore;
import cognitoverify.code.twilio.TwilioAccess;
import cognitoverify.code.twilio.TwilioVerify;
import cognitoverify.create.CreateChallengeHandler;
import cognitoverify.create.CreateConfiguration;
import cognitoverify.define.DefineChallengeHandler;
import cognitoverify.lambda.CapturedLog;
import cognitoverify.lambda.Event;
import cognitoverify.lambda.LambdaFunction;
import cognitoverify.ledger.LedgerAccess;
import cognitoverify.ledger.Limits;
import cognitoverify.ledger.table.MemoryTable;
import cognitoverify.ledger.table.Table;
import cognitoverify.local.verify.LocalVerify;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.SignInPolicy;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.verify.VerifyChallengeHandler;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The three functions with a ledger, in this process and in a time of their own, and local-verify
 * for Twilio. What they go through can be wrapped, to count it or to break it.
 */
final class LedgerPlace implements Place, AutoCloseable {
    final SteppedClock clock = new SteppedClock();
    final CapturedLog log = new CapturedLog();

    private final SignInMode mode;
    private final Map<String, String> environment = new HashMap<>();
    private final LocalVerify verify = LocalVerify.builder().clock(clock).start();
    private @Nullable Secret key = new Secret(Base64.getEncoder().encodeToString(new byte[32]));
    private SecretStore secrets = _ -> new Found(new Secret("local-secret"), key);
    private @Nullable Table table = new MemoryTable();
    private UnaryOperator<CodeSender> senders = UnaryOperator.identity();
    private UnaryOperator<CodeChecker> checkers = UnaryOperator.identity();

    private LedgerPlace(SignInMode mode) {
        this.mode = mode;
        Event.file(mode == SignInMode.MFA ? "local-mfa.json" : "local.json")
                .node()
                .get("Parameters")
                .properties()
                .forEach(
                        variable ->
                                environment.put(variable.getKey(), variable.getValue().asText()));
        environment.put("AWS_REGION", "us-east-1");
        environment.put("VERIFY_BASE_URL", verify.uri().toString());
    }

    static LedgerPlace in(SignInMode mode) {
        return new LedgerPlace(mode);
    }

    /** With another value of a variable. */
    LedgerPlace with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** With something around the table. */
    LedgerPlace table(UnaryOperator<Table> around) {
        table = around.apply(requireNonNull(table));
        return this;
    }

    /** With the session's own limits alone. */
    LedgerPlace withoutLedger() {
        table = null;
        return this;
    }

    /** With another place for the secrets. */
    LedgerPlace secrets(SecretStore secrets) {
        this.secrets = secrets;
        return this;
    }

    /** With something around what asks Twilio for messages. */
    LedgerPlace sender(UnaryOperator<CodeSender> around) {
        senders = around;
        return this;
    }

    /** With something around what asks Twilio about answers. */
    LedgerPlace checker(UnaryOperator<CodeChecker> around) {
        checkers = around;
        return this;
    }

    /** Without the parameter that the key is in. */
    LedgerPlace withoutKey() {
        key = null;
        return this;
    }

    @Override
    public SignInMode mode() {
        return mode;
    }

    @Override
    public LocalVerify verify() {
        return verify;
    }

    @Override
    public Functions functions() {
        var define =
                new LambdaFunction<>(
                        new DefineChallengeHandler(
                                Settings.read(environment, SignInPolicy::read), log.log()),
                        CognitoUserPoolDefineAuthChallengeEvent.class);
        var create = new LambdaFunction<>(create(), CognitoUserPoolCreateAuthChallengeEvent.class);
        var check =
                new LambdaFunction<>(
                        check(), CognitoUserPoolVerifyAuthChallengeResponseEvent.class);
        Map<String, LambdaFunction<?>> functions =
                Map.of(
                        Functions.DEFINE, define,
                        Functions.CREATE, create,
                        Functions.VERIFY, check);
        return (function, event) -> response(requireNonNull(functions.get(function)), event);
    }

    @Override
    public void close() {
        verify.close();
    }

    private static JsonNode response(LambdaFunction<?> function, Event event) {
        return function.invoke(event).path("response");
    }

    private CreateChallengeHandler create() {
        return new CreateChallengeHandler(
                Settings.read(environment, CreateConfiguration::read),
                secret(),
                senders.apply(twilio()),
                ledger(),
                pace(),
                clock,
                log.log());
    }

    private VerifyChallengeHandler check() {
        return new VerifyChallengeHandler(
                secret(), checkers.apply(twilio()), ledger(), pace(), clock, log.log());
    }

    private @Nullable LedgerAccess ledger() {
        return table == null
                ? null
                : LedgerAccess.on(
                        table, Settings.read(environment, settings -> Limits.read(settings, mode)));
    }

    private CachedSecret secret() {
        return new CachedSecret(secrets, clock);
    }

    private TwilioVerify twilio() {
        return new TwilioVerify(Settings.read(environment, TwilioAccess::read).twilio(), secret());
    }

    private static DecoyPace pace() {
        return new DecoyPace(System::nanoTime, _ -> {}, SecureRandom::new);
    }
}
