package cognitoverify.setup;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;

/** Any service of AWS that speaks JSON, on a day when it says no to everything. */
public final class RefusingStandIn extends HttpStandIn {
    private final int status;
    private final String code;

    /** Answers so. */
    public RefusingStandIn(int status, String code) {
        super("application/x-amz-json-1.1");
        this.status = status;
        this.code = code;
    }

    @Override
    protected void answer(HttpExchange exchange) throws IOException {
        reply(exchange, status, "{\"__type\":\"" + code + "\",\"message\":\"not to be shown\"}");
    }
}
