package cognitoverify.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** AWS CloudFormation's DescribeStacks over real HTTP: stacks and their outputs. */
public final class StackStandIn implements AutoCloseable {
    private static final String ACCOUNT = "arn:aws:lambda:us-east-1:000000000000:function:";

    private final HttpServer server;
    private final Map<String, Map<String, String>> stacks = new ConcurrentHashMap<>();

    /** Listens on a free port. */
    public StackStandIn() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** For {@code AWS_ENDPOINT_URL_CLOUDFORMATION}. */
    public String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The alias that {@link #stack} names for a function, e.g. {@code DefineAuthChallenge}. */
    public static String aliasArn(String function) {
        return ACCOUNT + "cognito-verify-" + function + ":live";
    }

    /** Makes a stack of template.yaml; outputs given here come on top. */
    public StackStandIn stack(String name, Map<String, String> outputs) {
        var all = new TreeMap<String, String>();
        for (var function :
                new String[] {
                    "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallenge"
                }) {
            all.put(function + "FunctionAliasArn", aliasArn(function));
        }
        all.putAll(outputs);
        stacks.put(name, all);
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var name = request.replaceFirst(".*StackName=([^&]*).*", "$1");
        var outputs = stacks.get(name);
        if (outputs == null) {
            reply(
                    exchange,
                    400,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>"
                            + "<Message>not to be shown</Message></Error></ErrorResponse>");
        } else {
            reply(exchange, 200, described(name, outputs));
        }
    }

    private static String described(String name, Map<String, String> outputs) {
        return "<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>"
                + name
                + "</StackName><Outputs>"
                + outputs.entrySet().stream()
                        .map(
                                output ->
                                        "<member><OutputKey>"
                                                + output.getKey()
                                                + "</OutputKey><OutputValue>"
                                                + output.getValue()
                                                + "</OutputValue></member>")
                        .collect(Collectors.joining())
                + "</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>";
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
