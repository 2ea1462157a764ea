package cognitoverify.code.priming;

import cognitoverify.code.http.Connections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import javax.net.ServerSocketFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/**
 * All that a function asks, on this machine's own address and with canned answers. While it is
 * open, this process trusts nobody else's certificates: what is asked over TLS by mistake can reach
 * nobody. When it closes, nothing of it is left, connections that are kept alive included.
 */
public final class LoopbackServices implements AutoCloseable {
    /** The user's phone, where any will do. */
    public static final String NUMBER = "+12025550100";

    /** The verification that is sent and checked. */
    public static final String VERIFICATION_SID = "VE" + CannedAnswers.DIGITS;

    /** The code that is right. */
    public static final String RIGHT_CODE = "123456";

    static final String SECRET = "/priming/secret";
    static final String LEDGER_KEY = "/priming/key";

    /** More made the first invocation hardly faster, and a version slower to publish. */
    private static final int ROUNDS = 20;

    private final LoopbackCertificate certificate = LoopbackCertificate.load();
    private final LoopbackServer twilio;
    private final LoopbackServer aws;
    private final SSLSocketFactory usual;

    private LoopbackServices() throws IOException {
        // Asked for first: this loads whom the JDK trusts, which the first invocation needs.
        usual = HttpsURLConnection.getDefaultSSLSocketFactory();
        twilio = LoopbackServer.start(certificate.server());
        aws = LoopbackServer.start(ServerSocketFactory.getDefault());
        HttpsURLConnection.setDefaultSSLSocketFactory(certificate.client());
    }

    /** Opens all of them. */
    public static LoopbackServices open() {
        try {
            return new LoopbackServices();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same environment, but for who is asked, as whom, and for which secret. */
    public Map<String, String> environment(Map<String, String> environment) {
        var canned = new HashMap<>(environment);
        canned.keySet().removeIf(name -> name.startsWith("AWS_"));
        canned.putAll(
                Map.of(
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ENDPOINT_URL",
                        aws.uri("http"),
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                        aws.uri("http") + CannedAnswers.CREDENTIALS,
                        "VERIFY_BASE_URL",
                        twilio.uri("https"),
                        "TWILIO_ACCOUNT_SID",
                        CannedAnswers.ACCOUNT_SID,
                        "TWILIO_API_KEY_SID",
                        "",
                        "VERIFY_SERVICE_SID",
                        CannedAnswers.SERVICE_SID,
                        "TWILIO_TOKEN",
                        SECRET));
        if (!environment.getOrDefault("LEDGER_KEY", "").isBlank()) {
            canned.put("LEDGER_KEY", LEDGER_KEY);
        }
        return canned;
    }

    /**
     * Invokes so often that the JVM compiles what is run.
     *
     * @param invocation says whether it succeeded
     * @return whether the last one did
     */
    public static boolean repeat(BooleanSupplier invocation) {
        var succeeded = false;
        for (var round = 0; round < ROUNDS; round++) {
            succeeded = invocation.getAsBoolean();
        }
        return succeeded;
    }

    /** Has the kept connections closed by what was their other end, then closes that as well. */
    @Override
    public void close() {
        try {
            shakeHands();
            lookUpOurOwnName();
            for (var uri : List.of(twilio.uri("https"), aws.uri("http"))) {
                bidFarewell(uri);
            }
        } catch (IOException unheard) {
            throw new UncheckedIOException(unheard);
        } finally {
            HttpsURLConnection.setDefaultSSLSocketFactory(usual);
            twilio.close();
            aws.close();
        }
    }

    /**
     * Of all that the first invocation does, handshakes are what takes longest. The usual factory
     * refuses this certificate, as it should, but has then sorted the authorities that it trusts,
     * which it does once, for the first certificate it sees.
     */
    private void shakeHands() throws IOException {
        for (var round = 0; round < ROUNDS; round++) {
            LoopbackCertificate.greet(certificate.client(), twilio.address());
        }
        try {
            LoopbackCertificate.greet(usual, twilio.address());
        } catch (SSLException stranger) {
            return;
        }
    }

    /**
     * The only name that is looked up, so that the first invocation can look up others; what it
     * stands for is the same everywhere.
     */
    private static void lookUpOurOwnName() {
        try {
            InetAddress.getByName("localhost");
        } catch (UnknownHostException nameless) {
            return;
        }
    }

    /** Goes by the connection that is kept, if there is one. */
    private static void bidFarewell(String uri) throws IOException {
        var last = Connections.open(URI.create(uri + LoopbackServer.FAREWELL).toURL());
        last.getResponseCode();
        last.disconnect();
    }
}
