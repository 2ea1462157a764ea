package cognitoverify.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/**
 * A handler behind Lambda's own serializer, as the Java runtimes put it: Cognito's challenge events
 * are none of those that get a serializer of their own, so the plain one reads and writes them.
 *
 * @param <E> the handler's event, in and out
 */
public final class LambdaFunction<E> {
    private final RequestHandler<E, E> handler;
    private final PojoSerializer<E> serializer;
    private final Context context;

    /** A function that has all the time that it wants. */
    public LambdaFunction(RequestHandler<E, E> handler, Class<E> type) {
        this(handler, type, new FakeContext());
    }

    /** A function that is called with that context. */
    public LambdaFunction(RequestHandler<E, E> handler, Class<E> type, Context context) {
        this.handler = handler;
        this.serializer = JacksonFactory.getInstance().getSerializer(type);
        this.context = context;
    }

    /** Calls it, and returns what Cognito would read. */
    public JsonNode invoke(Event event) {
        return Event.parse(invoke(event.json())).node();
    }

    /** Calls it with any text, and returns its text. */
    public String invoke(String json) {
        var answer = handler.handleRequest(read(json), context);
        var bytes = new ByteArrayOutputStream();
        serializer.toJson(answer, bytes);
        return bytes.toString(UTF_8);
    }

    private E read(String json) {
        return serializer.fromJson(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }
}
