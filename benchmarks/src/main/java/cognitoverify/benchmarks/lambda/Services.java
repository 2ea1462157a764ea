package cognitoverify.benchmarks.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLSocket;

/**
 * What a function asks: Twilio Verify and SSM, which are {@code local-verify} behind TLS, DynamoDB,
 * which agrees to all, and Lambda's credentials for a restored function. All functions, Java or
 * not, ask the same.
 */
public final class Services implements AutoCloseable {
    /** The code that is right. */
    public static final String CODE = "123456";

    /** Before the path of a request that is to be answered at once, whatever it says. */
    public static final String CANNED = "/canned";

    private static final int NUMBERS = 10_000;
    private static final int STRANGERS = 500;
    private static final String MANY = "1000000";

    static {
        // Else the JDK's server waits with an answer's body until its head is acknowledged, up to
        // 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final LocalVerify verify = LocalVerify.builder().codes(() -> CODE).start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Certificate certificate;
    private final HttpsServer front;
    private final HttpServer lambda;

    private Services(Path folder) throws IOException {
        certificate = Certificate.make(folder);
        front = HttpsServer.create(anyPort(), 0);
        front.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        front.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        front.createContext("/", this::forward);
        front.start();
        lambda = HttpServer.create(anyPort(), 0);
        lambda.createContext("/", Services::giveCredentials);
        lambda.start();
    }

    /**
     * Starts all of them in this process.
     *
     * @param folder for certificates
     */
    public static Services start(Path folder) {
        try {
            var services = new Services(folder);
            services.warmUp();
            return services;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Until the JVM has compiled what a function's first event takes of it. Twilio and AWS are
     * warm, too; these would take tens of milliseconds, and the function would be blamed for it.
     */
    private void warmUp() throws IOException {
        for (var i = 0; i < STRANGERS; i++) {
            var sockets = certificate.stranger().getSocketFactory();
            try (var socket =
                    (SSLSocket)
                            sockets.createSocket(Certificate.NAME, front.getAddress().getPort())) {
                socket.startHandshake();
            }
            require(HttpRequest.newBuilder(URI.create(credentialsAddress())).build());
            require(secretsRequest());
        }
    }

    /** Else what is warmed would be another way through it. */
    private void require(HttpRequest request) throws IOException {
        var answer = ask(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request + ": " + answer.body());
        }
    }

    private HttpRequest secretsRequest() {
        return HttpRequest.newBuilder(verify.uri())
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AmazonSSM.GetParameters")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                """
                                {"Names": ["/local/twilio-token", "/local/ledger-key"], "WithDecryption": true}
                                """))
                .build();
    }

    /** Where they are. */
    public String uri() {
        return "https://" + Certificate.NAME + ":" + front.getAddress().getPort();
    }

    /** What a JVM that is to trust them is started with. */
    public String trust() {
        return "-Djavax.net.ssl.trustStore=" + certificate.trustStore();
    }

    /** A function's environment, with limits that no benchmark reaches. */
    public Map<String, String> environment(boolean hasLedger) {
        var environment = new HashMap<>(Event.variables("local.json"));
        environment.replaceAll((name, value) -> name.startsWith("MAX_SENDS") ? MANY : value);
        environment.putAll(
                Map.of(
                        "VERIFY_BASE_URL", uri(),
                        "AWS_ENDPOINT_URL_SSM", uri(),
                        "AWS_ENDPOINT_URL_DYNAMODB", uri(),
                        "AWS_REGION", "us-east-1",
                        "LEDGER_TABLE", hasLedger ? "ledger" : "",
                        "LEDGER_KEY", hasLedger ? "/local/ledger-key" : "",
                        "NODE_EXTRA_CA_CERTS", certificate.pem().toString()));
        return environment;
    }

    /** What it has in addition when it is started without SnapStart. */
    public static Map<String, String> credentials() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", "EXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "example",
                "AWS_SESSION_TOKEN", "example");
    }

    /** The same with SnapStart: an address, which it asks after the restore. */
    public Map<String, String> credentialsAtAnAddress() {
        return Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                credentialsAddress(),
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                "example");
    }

    private String credentialsAddress() {
        return "http://127.0.0.1:" + lambda.getAddress().getPort() + "/credentials";
    }

    /** Another user's number each time, since Twilio sends few codes to one. */
    public String number() {
        return "+1202555%04d".formatted(numbers.getAndIncrement() % NUMBERS);
    }

    /**
     * Sends a code.
     *
     * @return the verification's sid
     */
    public String send(String number) {
        var sid = "VA" + "0".repeat(32);
        var user = "AC" + "0".repeat(32) + ":local-secret";
        var request =
                HttpRequest.newBuilder(
                                verify.uri().resolve("/v2/Services/" + sid + "/Verifications"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "To=" + number.replace("+", "%2B") + "&Channel=sms"))
                        .build();
        try {
            return Event.parse(ask(request).body()).node().path("sid").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Verify's answers to a send and to a check of the right code, as far as anybody reads them.
     */
    private static String canned(boolean isSend) {
        return """
        {"sid":"VE%s1","service_sid":"VA%s","account_sid":"AC%s","to":"+12025550100","channel":"sms",
         "status":"%s","valid":%s,"date_created":"2026-01-01T00:00:00Z",
         "date_updated":"2026-01-01T00:00:00Z","lookup":{},"amount":null,"payee":null,
         "send_code_attempts":[],"sna":null,"url":null}
        """
                .formatted(
                        "0".repeat(31),
                        "0".repeat(32),
                        "0".repeat(32),
                        isSend ? "pending" : "approved",
                        !isSend);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void forward(HttpExchange exchange) throws IOException {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var body = exchange.getRequestBody().readAllBytes();
        if (target != null && target.startsWith("DynamoDB")) {
            answer(exchange, 200, "application/x-amz-json-1.0", "{}");
            return;
        }
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith(CANNED)) {
            var isSend = path.endsWith("/Verifications");
            answer(exchange, isSend ? 201 : 200, "application/json", canned(isSend));
            return;
        }
        var uri = URI.create(verify.uri() + exchange.getRequestURI().toString());
        var request =
                HttpRequest.newBuilder(uri)
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        for (var name : List.of("Authorization", "Content-Type", "X-Amz-Target")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        var answer = ask(request.build());
        answer(
                exchange,
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse("application/json"),
                answer.body());
    }

    private HttpResponse<String> ask(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void giveCredentials(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                "application/json",
                """
                {"AccessKeyId":"EXAMPLE","SecretAccessKey":"example","Token":"example",
                 "Expiration":"2999-01-01T00:00:00Z"}
                """);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
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
    }
}
