package cognitoverify.benchmarks.warm;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.benchmarks.lambda.Services;
import cognitoverify.code.DecoyPace;
import cognitoverify.create.CreateChallengeHandler;
import cognitoverify.create.CreateConfiguration;
import cognitoverify.define.DefineChallengeHandler;
import cognitoverify.lambda.Event;
import cognitoverify.lambda.FakeContext;
import cognitoverify.ledger.LedgerAccess;
import cognitoverify.ledger.Limits;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.SignInPolicy;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.verify.VerifyChallengeHandler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The handlers, called as the runtime calls them with an event that is read already: once with
 * everybody they ask answering at once in this process, once over TLS, and beside that the bare
 * exchange of the same bytes by the JDK alone.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WarmFunctions {
    static final String URI_PROPERTY = "benchmarks.uri";

    private static final Context CONTEXT = new FakeContext();

    private static <E> E event(String file, Class<E> type) {
        var json = Event.file(file).json().getBytes(UTF_8);
        return JacksonFactory.getInstance()
                .getSerializer(type)
                .fromJson(new ByteArrayInputStream(json));
    }

    /** Cognito's events, read once: a handler sets the response and changes nothing else. */
    @State(Scope.Benchmark)
    public static class Events {
        final CognitoUserPoolDefineAuthChallengeEvent define =
                event(
                        "passwordless/01-define-start.json",
                        CognitoUserPoolDefineAuthChallengeEvent.class);
        final CognitoUserPoolCreateAuthChallengeEvent create =
                event(
                        "passwordless/02-create-first-code.json",
                        CognitoUserPoolCreateAuthChallengeEvent.class);
        final CognitoUserPoolVerifyAuthChallengeResponseEvent verify =
                event(
                        "passwordless/03-verify-right-code.json",
                        CognitoUserPoolVerifyAuthChallengeResponseEvent.class);

        /** JMH makes one. The code was sent just now. */
        public Events() {
            var parameters = new HashMap<>(verify.getRequest().getPrivateChallengeParameters());
            parameters.put("sentAt", Long.toString(InstantSource.system().millis() / 1000));
            parameters.put("nonce", "0123456789abcdef0123456789abcdef");
            verify.getRequest().setPrivateChallengeParameters(parameters);
        }
    }

    /** Handlers on ports that answer at once, with the ledger. */
    @State(Scope.Benchmark)
    public static class InProcess {
        private final Map<String, String> environment = Event.variables("local.json");
        private final AtOnce world = new AtOnce();
        private final DecisionLog log = new DecisionLog(_ -> {}, InstantSource.system());
        private final LedgerAccess ledger =
                LedgerAccess.on(world, Limits.defaults(SignInMode.PASSWORDLESS));

        final DefineChallengeHandler define =
                new DefineChallengeHandler(Settings.read(environment, SignInPolicy::read), log);
        final CreateChallengeHandler create =
                new CreateChallengeHandler(
                        Settings.read(environment, CreateConfiguration::read),
                        world,
                        world,
                        ledger,
                        new DecoyPace(),
                        InstantSource.system(),
                        log);
        final VerifyChallengeHandler verify =
                new VerifyChallengeHandler(
                        world, world, ledger, new DecoyPace(), InstantSource.system(), log);

        /** JMH makes one. */
        public InProcess() {}
    }

    /** Handlers as they are deployed, but for the ledger, and whom they ask behind TLS. */
    @State(Scope.Benchmark)
    public static class OverTls {
        private static final String SERVICE = "/v2/Services/VA" + "0".repeat(32);
        private static final String USER = "AC" + "0".repeat(32) + ":local-secret";

        private final String uri = System.getProperty(URI_PROPERTY, "");
        private final AtomicReference<String> line = new AtomicReference<>("");
        private final DecisionLog log = new DecisionLog(line::set, InstantSource.system());

        final CreateChallengeHandler create = new CreateChallengeHandler(environment(), null, log);
        final VerifyChallengeHandler verify = new VerifyChallengeHandler(environment(), null, log);

        /** JMH makes one. */
        public OverTls() {}

        private Map<String, String> environment() {
            var environment = new HashMap<>(Event.variables("local.json"));
            environment.put("VERIFY_BASE_URL", uri + Services.CANNED);
            environment.put("AWS_ENDPOINT_URL_SSM", uri);
            environment.put("AWS_REGION", "us-east-1");
            environment.putAll(Services.credentials());
            return environment;
        }

        byte[] exchange(String path, String form) throws IOException {
            var url = URI.create(uri + Services.CANNED + SERVICE + path).toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            connection.setRequestProperty("Accept", "application/json");
            connection.setRequestProperty(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(USER.getBytes(UTF_8)));
            var body = form.getBytes(UTF_8);
            connection.setFixedLengthStreamingMode(body.length);
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
            try (var in = connection.getInputStream()) {
                return in.readAllBytes();
            }
        }
    }

    /** Define. */
    @Benchmark
    public Object define(Events events, InProcess handlers) {
        return handlers.define.handleRequest(events.define, CONTEXT);
    }

    /** Create, where nobody takes time. */
    @Benchmark
    public Object create(Events events, InProcess handlers) {
        return handlers.create.handleRequest(events.create, CONTEXT);
    }

    /** Verify, where nobody takes time. */
    @Benchmark
    public Object verify(Events events, InProcess handlers) {
        return handlers.verify.handleRequest(events.verify, CONTEXT);
    }

    /** Create, and Twilio behind TLS. */
    @Benchmark
    public Object createOverTls(Events events, OverTls handlers) {
        var answer = handlers.create.handleRequest(events.create, CONTEXT);
        if (!answer.getResponse().getPrivateChallengeParameters().containsKey("verificationSid")) {
            throw new IllegalStateException("Nothing was sent: " + handlers.line);
        }
        return answer;
    }

    /** Verify, and Twilio behind TLS. */
    @Benchmark
    public Object verifyOverTls(Events events, OverTls handlers) {
        var answer = handlers.verify.handleRequest(events.verify, CONTEXT);
        if (!answer.getResponse().getAnswerCorrect()) {
            throw new IllegalStateException("Not approved: " + handlers.line);
        }
        return answer;
    }

    /** What create sends and gets, by the JDK alone. */
    @Benchmark
    public Object createExchange(OverTls world) throws IOException {
        return world.exchange("/Verifications", "To=%2B12025550100&Channel=sms");
    }

    /** What verify sends and gets, by the JDK alone. */
    @Benchmark
    public Object verifyExchange(OverTls world) throws IOException {
        return world.exchange(
                "/VerificationCheck", "Code=123456&VerificationSid=VE" + "0".repeat(31) + "1");
    }
}
