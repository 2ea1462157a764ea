package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.Client.initiation;
import static cognitoverify.local.cognito.LocalPool.MFA;
import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.local.cognito.trigger.FunctionAnswer.Returned;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Functions behind Lambda's Invoke API. */
class LambdaEndpointTest {
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final Script script = new Script();
    private final HttpServer lambda;
    private final LocalCognito cognito;
    private volatile String refusal = "";
    private volatile int status = 200;
    private volatile boolean saysSo = true;

    LambdaEndpointTest() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var uri = URI.create("http://127.0.0.1:" + lambda.getAddress().getPort() + "/");
        cognito = LocalCognito.builder().lambdaEndpoint(uri).start();
    }

    @BeforeEach
    void begin() {
        lambda.createContext("/", this::invoke);
        lambda.start();
    }

    @AfterEach
    void end() {
        cognito.close();
        lambda.stop(0);
    }

    @Test
    void theyAreCalledByTheirNamesInTheTemplate() {
        var client = Client.of(cognito);

        var challenge = client.initiate(PASSWORDLESS, LocalUser.ANN.phoneNumber());
        var reply = client.answer(PASSWORDLESS, challenge, "42");

        assertThat(reply.has("AuthenticationResult")).isTrue();
        assertThat(paths)
                .containsExactly(
                        "/2015-03-31/functions/DefineAuthChallengeFunction/invocations",
                        "/2015-03-31/functions/CreateAuthChallengeFunction/invocations",
                        "/2015-03-31/functions/VerifyAuthChallengeFunction/invocations",
                        "/2015-03-31/functions/DefineAuthChallengeFunction/invocations");
    }

    @Test
    void theirExceptionsAreToldFromTheirAnswers() {
        refusal = "{\"errorMessage\":\"oops\",\"errorType\":\"x\"}";

        assertThat(initiate())
                .isEqualTo(
                        "UserLambdaValidationException:"
                                + " DefineAuthChallenge failed with error oops.");
        saysSo = false;
        assertThat(initiate()).startsWith("UserLambdaValidationException");
        refusal = "garbage";
        saysSo = true;
        assertThat(initiate()).endsWith("failed with error Unhandled.");
    }

    @Test
    void whatIsNotThereCannotBeCalled() {
        refusal = "{}";
        status = 404;
        assertThat(initiate()).endsWith("due to error ResourceNotFoundException.");
        status = 500;
        assertThat(initiate()).endsWith("due to error ServiceException.");
        lambda.stop(0);
        assertThat(initiate()).endsWith("due to error ServiceException.");
    }

    private String initiate() {
        return Client.of(cognito).refusal("InitiateAuth", initiation(MFA.clientId(), "ann"));
    }

    private void invoke(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            paths.add(path);
            var event = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var answer = refusal.isEmpty() ? answer(path, event) : refusal;
            if (!refusal.isEmpty() && saysSo) {
                exchange.getResponseHeaders().set("x-amz-function-error", "Unhandled");
            }
            exchange.sendResponseHeaders(status, answer.getBytes(UTF_8).length);
            exchange.getResponseBody().write(answer.getBytes(UTF_8));
        }
    }

    private String answer(String path, String event) {
        return ((Returned) script.invoke(path, event)).text();
    }
}
