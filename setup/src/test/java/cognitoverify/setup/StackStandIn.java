package cognitoverify.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** AWS CloudFormation's DescribeStacks over real HTTP: stacks and their outputs. */
public final class StackStandIn extends HttpStandIn {
    private static final String ACCOUNT = "arn:aws:lambda:us-east-1:000000000000:function:";

    private final Map<String, Map<String, String>> stacks = new ConcurrentHashMap<>();

    /** Listens on a free port. */
    public StackStandIn() {
        super("text/xml");
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
    protected void answer(HttpExchange exchange) throws IOException {
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
}
