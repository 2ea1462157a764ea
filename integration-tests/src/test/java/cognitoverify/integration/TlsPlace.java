package cognitoverify.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.code.priming.LoopbackServices;
import cognitoverify.lambda.Event;
import cognitoverify.local.verify.LocalVerify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What a deployed function finds around it: Twilio, SSM and DynamoDB by name and over TLS, and
 * credentials at an address of Lambda's.
 */
final class TlsPlace implements AutoCloseable {
    static final String SECRET = "marker-twilio-secret";
    static final String KEY = "bWFya2VyLWxlZGdlci1rZXktb2YtMzItYnl0ZXMtISE=";
    static final String ACCESS_KEY = "MARKERACCESSKEY";
    static final String SECRET_KEY = "marker-secret-access-key";
    static final String SESSION_TOKEN = "marker-session-token";

    private static final String NAME = "localhost";
    private static final char[] PASSWORD = "not-a-secret".toCharArray();

    private final LocalVerify verify =
            LocalVerify.builder().secret(SECRET).parameter("/local/key", KEY).start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final KeyStore keys = keys();
    private final HttpsServer front = front();
    private final HttpServer lambda = lambda();
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger credentials = new AtomicInteger();
    private final AtomicInteger ledgerRequests = new AtomicInteger();
    private final TemporaryFolder folder = new TemporaryFolder("tls-place");

    LocalVerify verify() {
        return verify;
    }

    /** How many connections came to Twilio, SSM and DynamoDB, which are one server here. */
    int connections() {
        return connections.size();
    }

    /** How often credentials were fetched. */
    int credentials() {
        return credentials.get();
    }

    /** How often DynamoDB was asked. */
    int ledgerRequests() {
        return ledgerRequests.get();
    }

    FreshFunction function(String handler, boolean hasLedger) {
        return new FreshFunction(handler, environment(hasLedger), options());
    }

    private Map<String, String> environment(boolean hasLedger) {
        var environment = new HashMap<String, String>();
        Event.file("local.json")
                .node()
                .get("Parameters")
                .properties()
                .forEach(one -> environment.put(one.getKey(), one.getValue().asText()));
        var uri = "https://" + NAME + ":" + front.getAddress().getPort();
        environment.put("VERIFY_BASE_URL", uri);
        environment.put("AWS_ENDPOINT_URL_SSM", uri);
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", uri);
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "");
        environment.put(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://127.0.0.1:" + lambda.getAddress().getPort() + "/credentials");
        environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "token");
        environment.put("LEDGER_TABLE", hasLedger ? "ledger" : "");
        environment.put("LEDGER_KEY", hasLedger ? "/local/key" : "");
        return environment;
    }

    private List<String> options() {
        try {
            return List.of(
                    "-Djavax.net.ssl.trustStore=" + trust(folder.path().resolve("trust.p12")),
                    "-Djavax.net.ssl.trustStorePassword=" + new String(PASSWORD));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path trust(Path file) throws IOException, GeneralSecurityException {
        var chain = keys.getCertificateChain(keys.aliases().nextElement());
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("authority", chain[chain.length - 1]);
        try (var out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD);
        }
        return file;
    }

    private static KeyStore keys() {
        try (var in = LoopbackServices.class.getResourceAsStream("loopback.p12")) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpsServer front() {
        try {
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            var tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), null, null);
            var server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.createContext("/", this::forward);
            server.start();
            return server;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpServer lambda() {
        try {
            var server = HttpServer.create(anyPort(), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        credentials.incrementAndGet();
                        answer(
                                exchange,
                                200,
                                """
                                {"AccessKeyId":"%s","SecretAccessKey":"%s","Token":"%s",
                                 "Expiration":"2999-01-01T00:00:00Z"}
                                """
                                        .formatted(ACCESS_KEY, SECRET_KEY, SESSION_TOKEN));
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void forward(HttpExchange exchange) throws IOException {
        connections.add(exchange.getRemoteAddress());
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null && target.startsWith("DynamoDB")) {
            ledgerRequests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 200, "{}");
            return;
        }
        var request =
                HttpRequest.newBuilder(verify.uri().resolve(exchange.getRequestURI().toString()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofInputStream(exchange::getRequestBody));
        for (var name : List.of("Authorization", "Content-Type", "X-Amz-Target")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        front.stop(0);
        lambda.stop(0);
        client.close();
        verify.close();
        folder.close();
    }
}
