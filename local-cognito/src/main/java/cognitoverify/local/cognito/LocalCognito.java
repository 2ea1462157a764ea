package cognitoverify.local.cognito;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.limits.LocalLedger;
import cognitoverify.local.cognito.pool.User;
import cognitoverify.local.cognito.token.KeyRing;
import cognitoverify.local.cognito.trigger.AskedOfVerify;
import cognitoverify.local.cognito.trigger.ColdStarts;
import cognitoverify.local.cognito.trigger.Timeline;
import cognitoverify.local.cognito.trigger.TimelineRecorder;
import cognitoverify.local.cognito.trigger.TriggerCaller;
import cognitoverify.local.cognito.trigger.TriggerFunctions;
import cognitoverify.local.verify.LocalVerify;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Amazon Cognito's custom authentication on this machine: its API over real HTTP, its rules, the
 * three functions inside, and a {@link LocalVerify} that takes their messages.
 *
 * <pre>{@code
 * try (var cognito = LocalCognito.builder().start()) {
 *     var signIn = startWith(cognito.uri(), LocalPool.PASSWORDLESS.clientId(), "+12025550100");
 *     var code = cognito.verify().inbox("+12025550100").getFirst().code();
 *     signIn.answer(code);
 * }
 * }</pre>
 *
 * <p>All methods may be called from any thread.
 */
public final class LocalCognito implements AutoCloseable {
    private final Settings settings;
    private final Timeline timeline = new Timeline();
    private final ColdStarts coldStarts = new ColdStarts();
    private final LocalLedger ledger = new LocalLedger();
    private final KeyRing keys = new KeyRing();
    private final LocalVerify verify;
    private final TriggerCaller caller;
    private final HttpFront front;
    private volatile Backend backend;

    private LocalCognito(Settings settings) {
        this.settings = settings;
        var asked = new AskedOfVerify();
        front = HttpFront.bind(settings.port(), settings.bind());
        var answers = new PageFirst();
        front.start(answers);
        verify = startVerify(settings, asked, front);
        try {
            caller =
                    new TriggerCaller(
                            LocalFunctions.of(settings, ledger, verify.uri()),
                            settings.patience(),
                            coldStarts,
                            new TimelineRecorder(timeline, asked, settings.clock()));
            backend = newBackend();
            var limits = new LimitsApi(() -> backend, settings, ledger, verify);
            answers.open(new Routes(() -> backend, keys, timeline, coldStarts, limits, verify));
        } catch (RuntimeException e) {
            front.stop();
            verify.close();
            throw e;
        }
    }

    /** A server yet to be started, with values that fit a local stack. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where it listens, as {@code http://localhost:41234}, without a slash at the end. */
    public URI uri() {
        return URI.create(base());
    }

    /** Twilio's part: the codes, and the weather. */
    public LocalVerify verify() {
        return verify;
    }

    /** What the triggers were asked and answered. */
    public Timeline timeline() {
        return timeline;
    }

    /**
     * From now on the function that sends codes starts so much later at the first attempt of each
     * call, as after a cold start. Above 5 s Cognito gives that attempt up and calls again, while
     * it runs on.
     *
     * @param delay zero for none, at most a minute
     * @throws IllegalArgumentException if it is out of this range
     */
    public void coldStart(Duration delay) {
        coldStarts.delay(delay);
    }

    /**
     * Makes the waits of the limits so much older, as if that much time had passed: for tests that
     * can't wait. What a day has seen stays, and so does what sign-ins remember by themselves.
     */
    public void ageLimits(Duration time) {
        ledger.age(time);
    }

    /** Adds a user to a pool, confirmed. */
    public void addUser(LocalPool pool, LocalUser user) {
        Backend.add(user, backend.pools().pool(pool.id()), settings.clock().instant());
    }

    /**
     * A user's attributes, {@code sub} and {@code cognito:user_status} included; null if unknown.
     */
    public @Nullable Map<String, String> attributes(LocalPool pool, String userName) {
        User user = backend.pools().pool(pool.id()).find(userName);
        if (user == null) {
            return null;
        }
        var attributes = new HashMap<>(user.attributes());
        attributes.put("sub", user.sub());
        attributes.put("cognito:user_status", user.status().name());
        return attributes;
    }

    /**
     * Makes a pool with settings as CreateUserPool takes them, under an id of the caller's.
     *
     * @param settings JSON, such as {@code {"LambdaConfig":{…}}}
     */
    public void createPool(String id, String settings) {
        var json = object(settings);
        if (!json.has("PoolName")) {
            json.put("PoolName", id);
        }
        backend.pools().create(id, json);
    }

    /**
     * Makes a client with settings as CreateUserPoolClient takes them, under an id of the caller's.
     *
     * @param secret null for none
     * @param settings JSON, such as {@code {"AuthSessionValidity":15}}
     */
    public void createClient(String poolId, String id, @Nullable String secret, String settings) {
        backend.pools().createClient(poolId, id, secret, object(settings));
    }

    /**
     * Back to how it was started: the local pools with their users, nobody signed in, no timeline,
     * no cold starts, no limits used up; {@link LocalVerify#reset()} as well. Functions that are
     * running run on. With a data folder its users are read again. The keys that sign tokens stay.
     */
    public void reset() {
        backend = newBackend();
        coldStarts.delay(Duration.ZERO);
        ledger.clear();
        timeline.clear();
        verify.reset();
    }

    /** Stops to listen; the timeline can still be read. */
    @Override
    public void close() {
        front.stop();
        verify.close();
    }

    private static LocalVerify startVerify(
            Settings settings, AskedOfVerify asked, HttpFront front) {
        try {
            return settings.verify().requestListener(asked).start();
        } catch (RuntimeException e) {
            front.stop();
            throw e;
        }
    }

    private String base() {
        return "http://localhost:" + front.port();
    }

    private Backend newBackend() {
        var file = new UserFile(settings.data());
        var fresh = Backend.create(settings, caller, keys, base(), file);
        file.open(fresh.pools());
        return fresh;
    }

    private static ObjectNode object(String json) {
        var object = Json.readObject(json);
        if (object == null) {
            throw new IllegalArgumentException("Settings are a JSON object.");
        }
        return object;
    }

    /** How a server is to be started. A builder may start several. */
    public static final class Builder {
        private int port;
        private String bind = "127.0.0.1";
        private InstantSource clock = InstantSource.system();
        private Duration patience = Duration.ofSeconds(5);
        private List<LocalUser> users = List.of(LocalUser.ANN);
        private LocalVerify.Builder verify = LocalVerify.builder();
        private final Map<String, String> environment = new HashMap<>();
        private UnaryOperator<TriggerFunctions> functions = UnaryOperator.identity();
        private boolean ledger = true;
        private @Nullable URI lambdaEndpoint;
        private @Nullable Path data;

        private Builder() {}

        /** 0, the default, picks a free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Address to listen on. By default only this machine is heard. */
        public Builder bind(String address) {
            bind = requireNonNull(address);
            return this;
        }

        /** What tells the age of sessions and tokens. The functions inside go by the real time. */
        public Builder clock(InstantSource clock) {
            this.clock = requireNonNull(clock);
            return this;
        }

        /** How long an attempt to call a function may take: Cognito's 5 s by default. */
        public Builder attemptTimeout(Duration timeout) {
            patience = requireNonNull(timeout);
            return this;
        }

        /** Who is in both pools from the start: {@link LocalUser#ANN} by default. */
        public Builder users(List<LocalUser> users) {
            this.users = List.copyOf(users);
            return this;
        }

        /** Twilio's part, which is started and stopped with this one. */
        public Builder verify(LocalVerify.Builder verify) {
            this.verify = requireNonNull(verify);
            return this;
        }

        /** One more variable for the functions inside, or another value. */
        public Builder environment(String name, String value) {
            environment.put(requireNonNull(name), requireNonNull(value));
            return this;
        }

        /**
         * Whether the functions inside have a ledger, in memory and one for each pool: one message
         * for each request, one verdict for each answer, and limits across sign-ins. They have by
         * default. {@link #environment} sets the limits, such as {@code MAX_GUESSES_PER_USER}.
         */
        public Builder ledger(boolean ledger) {
            this.ledger = ledger;
            return this;
        }

        /** Wraps the functions, to watch, delay or replace them. */
        public Builder functions(UnaryOperator<TriggerFunctions> functions) {
            this.functions = requireNonNull(functions);
            return this;
        }

        /**
         * Has the functions called there, by their names in the template, instead of in this
         * process. Both pools then share them, and with them one way to sign in.
         */
        public Builder lambdaEndpoint(URI endpoint) {
            lambdaEndpoint = requireNonNull(endpoint);
            return this;
        }

        /** Keeps the users of the local pools there. By default they are forgotten. */
        public Builder data(Path folder) {
            data = requireNonNull(folder);
            return this;
        }

        /**
         * Starts to listen.
         *
         * @throws IllegalArgumentException if a value is out of its range
         * @throws java.io.UncheckedIOException if a port is taken or the address isn't ours
         */
        public LocalCognito start() {
            return new LocalCognito(
                    new Settings(
                            port,
                            bind,
                            clock,
                            patience,
                            users,
                            verify,
                            environment,
                            functions,
                            ledger,
                            lambdaEndpoint,
                            data));
        }
    }
}
