package cognitoverify.local.verify;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Where requests come in from WireMock and answers go out to it, with the faults on the wire. */
final class Wire implements ResponseDefinitionTransformerV2 {
    /** Longer than any client of Verify waits. */
    private static final int A_MINUTE = 60_000;

    /** A piece each 200 ms. */
    private static final int PIECES = A_MINUTE / 200;

    private final VerifyApi verify;
    private final SsmApi ssm;
    private final PeopleApi people;

    Wire(VerifyApi verify, SsmApi ssm, PeopleApi people) {
        this.verify = verify;
        this.ssm = ssm;
        this.people = people;
    }

    @Override
    public String getName() {
        return "local-verify";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var reply = reply(Call.of(event.getRequest()));
        return onTheWire(response(reply), reply).build();
    }

    private Reply reply(Call call) {
        if (call.path().startsWith("/v2/")) {
            return verify.answer(call);
        }
        return Reply.inFineWeather(call.is("POST", "/") ? ssm.answer(call) : people.answer(call));
    }

    private static ResponseDefinitionBuilder response(Reply reply) {
        return WireMock.aResponse()
                .withStatus(reply.answer().status())
                .withHeader("Content-Type", reply.answer().contentType())
                .withBody(reply.answer().body());
    }

    /** The request is served by now: what goes wrong here, goes wrong on the way back. */
    private static ResponseDefinitionBuilder onTheWire(
            ResponseDefinitionBuilder response, Reply reply) {
        var delay = (int) reply.weather().delay().toMillis();
        return switch (reply.weather().fault()) {
            case NONE -> response;
            case DELAY, HTML, STATUS, CODE -> response.withFixedDelay(delay);
            case HANG -> response.withFixedDelay(A_MINUTE).withFault(Fault.EMPTY_RESPONSE);
            case RESET -> response.withFixedDelay(delay).withFault(Fault.CONNECTION_RESET_BY_PEER);
            case DRIP ->
                    response.withFixedDelay(delay)
                            .withBody(longEnough(reply.answer().body()))
                            .withChunkedDribbleDelay(PIECES, A_MINUTE);
        };
    }

    /** A piece has a byte at least; blanks after JSON mean nothing. */
    private static String longEnough(String body) {
        return body + " ".repeat(Math.max(0, PIECES - body.length()));
    }
}
