package cognitoverify.local.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Twilio Verify on this machine: its API over real HTTP, its rules, an inbox to read the codes, and
 * a weather to break it. It is also SSM's Parameter Store, which has the secret that it accepts.
 * Nothing is ever sent to anybody.
 *
 * <pre>{@code
 * try (var verify = LocalVerify.builder().start()) {
 *     signIn(verify.uri(), "+12025550100");
 *     var code = verify.inbox("+12025550100").getFirst().code();
 * }
 * }</pre>
 *
 * <p>The rules follow Twilio's documents; where those are silent, the module's README names the
 * choice made. All methods may be called from any thread. The inbox and the requests keep the
 * newest 10,000.
 */
public final class LocalVerify implements AutoCloseable {
    /** 32 bytes that everybody knows: whoever needs a secret has another stack. */
    private static final String LEDGER_KEY =
            Base64.getEncoder().encodeToString("not-secret-local-ledger-key-0001".getBytes(UTF_8));

    private final Secrets secrets;
    private final Journal journal;
    private final VerifyServices services;
    private final Verifications verifications;
    private final VerifyApi verify;
    private final SsmApi ssm;
    private final Server server;
    private final URI uri;

    private LocalVerify(Settings settings) {
        secrets = new Secrets(settings.secret());
        journal = new Journal(settings.requestListener());
        var telephone = settings.listener().andThen(journal::sent);
        verifications = new Verifications(settings.clock(), settings.codes(), telephone);
        services = new VerifyServices(settings);
        verify = new VerifyApi(settings, secrets, services, verifications, journal);
        ssm = new SsmApi(settings, secrets, journal);
        server =
                Server.start(
                        settings,
                        new Wire(verify, ssm, new PeopleApi(journal, verify, verifications)));
        uri = URI.create("http://" + callable(settings.bind()) + ":" + server.port());
    }

    /** A server yet to be started, with values that fit a local stack. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where it listens, as {@code http://127.0.0.1:41234}, without a slash at the end. */
    public URI uri() {
        return uri;
    }

    /** Every message sent, newest first. */
    public List<SentCode> inbox() {
        return journal.newestMessages();
    }

    /** The messages to one destination, newest first. */
    public List<SentCode> inbox(String to) {
        requireNonNull(to);
        return inbox().stream().filter(message -> message.to().equals(to)).toList();
    }

    /** Forgets the messages; codes that are pending stay so. */
    public void clearInbox() {
        journal.clearMessages();
    }

    /**
     * Makes every code that is alive expire now, as ten minutes would: a check then finds nothing,
     * and the next message has a new code.
     *
     * @return how many there were
     */
    public int expireCodes() {
        return verifications.expireAll();
    }

    /** What was asked so far. */
    public Counters counters() {
        return journal.counters();
    }

    /** From now on Verify fares so. */
    public void weather(Weather weather) {
        verify.weather(requireNonNull(weather));
    }

    /** How Verify fares. */
    public Weather weather() {
        return verify.weather();
    }

    /** What was asked of Verify and SSM, oldest first. */
    public List<ReceivedRequest> requests() {
        return journal.requests();
    }

    /** What SSM tells of a parameter; null if there is none of that name. */
    public @Nullable String parameter(String name) {
        return ssm.value(requireNonNull(name));
    }

    /**
     * Rotates the secret in one go: Verify accepts only this one, and SSM tells it.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public void secret(String secret) {
        secretInVerify(secret);
        secretInSsm(secret);
    }

    /**
     * The middle of a rotation in which Verify is ahead: it accepts only this secret, while SSM
     * still tells the one before.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public void secretInVerify(String secret) {
        secrets.verifyAccepts(secret);
    }

    /**
     * The middle of a rotation in which SSM is ahead: it tells this secret, while Verify still
     * accepts only the one before.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public void secretInSsm(String secret) {
        secrets.ssmTells(secret);
    }

    /**
     * Back to how it was started: no verifications, messages, counts or requests, fine weather, and
     * the first secret everywhere. Requests that hang go on hanging.
     */
    public void reset() {
        verify.weather(Weather.none());
        secrets.reset();
        ssm.reset();
        services.clear();
        verifications.clear();
        journal.clear();
    }

    /** Stops to listen and cuts open connections; what was received can still be read. */
    @Override
    public void close() {
        server.stop();
    }

    /** An address to call, for one to listen on. */
    private static String callable(String bind) {
        if (bind.equals("0.0.0.0") || bind.equals("::")) {
            return "127.0.0.1";
        }
        return bind.contains(":") ? "[" + bind + "]" : bind;
    }

    /** How a server is to be started. A builder may start several. */
    public static final class Builder {
        private int port;
        private String bind = "127.0.0.1";
        private InstantSource clock = InstantSource.system();
        private String accountSid = "AC" + "0".repeat(32);
        private String secret = "local-secret";
        private String secretParameter = "/local/twilio-token";
        private String serviceSid = "VA" + "0".repeat(32);
        private int codeLength = 6;
        private @Nullable Supplier<String> codes;
        private Set<String> channels = Set.of("sms", "call", "whatsapp", "email");
        private final Map<String, String> parameters =
                new HashMap<>(Map.of("/local/ledger-key", LEDGER_KEY));
        private Consumer<SentCode> listener = _ -> {};
        private Consumer<AnsweredRequest> requestListener = _ -> {};

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

        /** What tells the age of a code. */
        public Builder clock(InstantSource clock) {
            this.clock = requireNonNull(clock);
            return this;
        }

        /** {@code AC} and 32 hexadecimal digits; by default zeros. */
        public Builder accountSid(String accountSid) {
            this.accountSid = requireNonNull(accountSid);
            return this;
        }

        /** The password that the account and every API key have; by default local-secret. */
        public Builder secret(String secret) {
            this.secret = requireNonNull(secret);
            return this;
        }

        /** The SSM parameter that has the secret; by default {@code /local/twilio-token}. */
        public Builder secretParameter(String name) {
            secretParameter = requireNonNull(name);
            return this;
        }

        /** {@code VA} and 32 hexadecimal digits; by default zeros. */
        public Builder serviceSid(String serviceSid) {
            this.serviceSid = requireNonNull(serviceSid);
            return this;
        }

        /** 4 to 10 digits; 6 by default. */
        public Builder codeLength(int length) {
            codeLength = length;
            return this;
        }

        /**
         * Makes the code of each new verification. By default it is random, and as long as {@link
         * #codeLength} says.
         */
        public Builder codes(Supplier<String> codes) {
            this.codes = requireNonNull(codes);
            return this;
        }

        /** What the service offers: all of sms, call, whatsapp and email by default. */
        public Builder channels(Set<String> channels) {
            this.channels = Set.copyOf(channels);
            return this;
        }

        /**
         * One more SSM parameter, a SecureString like the secret. {@code /local/ledger-key}, the
         * key of cognito-verify's ledger, is there by default.
         */
        public Builder parameter(String name, String value) {
            parameters.put(requireNonNull(name), requireNonNull(value));
            return this;
        }

        /** Is told every message before the request is answered; called by many threads. */
        public Builder listener(Consumer<SentCode> listener) {
            this.listener = requireNonNull(listener);
            return this;
        }

        /**
         * Is told every request to Verify and SSM with its answer, before that leaves; called by
         * many threads.
         */
        public Builder requestListener(Consumer<AnsweredRequest> listener) {
            requestListener = requireNonNull(listener);
            return this;
        }

        /**
         * Starts to listen.
         *
         * @throws IllegalArgumentException if a value is out of its range
         * @throws java.io.UncheckedIOException if the port is taken or the address isn't ours
         */
        public LocalVerify start() {
            return new LocalVerify(settings());
        }

        private Settings settings() {
            return new Settings(
                    port,
                    bind,
                    clock,
                    accountSid,
                    secret,
                    secretParameter,
                    serviceSid,
                    codeLength,
                    codes == null ? new RandomCodes(codeLength) : codes,
                    Channel.offered(channels),
                    parameters,
                    listener,
                    requestListener);
        }
    }
}
