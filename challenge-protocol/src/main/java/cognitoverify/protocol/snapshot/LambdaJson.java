package cognitoverify.protocol.snapshot;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/**
 * Lambda's own serializer, which is not in our packages: the managed runtime brings it, and uses it
 * for an event for the first time in the first invocation.
 */
public final class LambdaJson {
    private LambdaJson() {}

    /** The same event, written as JSON and read again; itself where there is no serializer. */
    public static <E> E through(E event, Class<E> type) {
        try {
            return copy(event, JacksonFactory.getInstance().getSerializer(type));
        } catch (NoClassDefFoundError _) {
            return event;
        }
    }

    private static <E> E copy(E event, PojoSerializer<E> serializer) {
        var json = new ByteArrayOutputStream();
        serializer.toJson(event, json);
        return serializer.fromJson(new ByteArrayInputStream(json.toByteArray()));
    }
}
