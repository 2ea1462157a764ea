package cognitoverify.protocol.snapshot;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;

/**
 * Invokes a handler as Lambda's client of that name does, so that its first invocation finds done
 * what is done once.
 *
 * <ul>
 *   <li>The client calls the handler by reflection, and at a method's first call the JDK makes code
 *       for it, for 10 ms. All who look the method up share that code.
 *   <li>The serializer is Lambda's own, which is not in our packages: the managed runtime brings
 *       it.
 * </ul>
 *
 * @see <a href="https://github.com/aws/aws-lambda-java-libs">aws-lambda-java-libs</a>
 */
public final class RuntimeInterfaceClient {
    private static final String METHOD = "handleRequest";

    private RuntimeInterfaceClient() {}

    /**
     * The handler's answer to an event, both of which have been JSON in between.
     *
     * @param handler has a public {@code handleRequest} that takes that event and a context, and
     *     returns such an event; the context is null
     */
    public static <E> E invoke(Object handler, E event, Class<E> type) {
        try {
            var answer = method(handler, type).invoke(handler, through(event, type), null);
            return through(type.cast(answer), type);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Method method(Object handler, Class<?> type) {
        for (var method : handler.getClass().getMethods()) {
            // The other one, which takes any object, is the compiler's.
            if (method.getName().equals(METHOD) && method.getParameterTypes()[0] == type) {
                return method;
            }
        }
        throw new IllegalArgumentException("No " + METHOD + "(" + type.getName() + ")");
    }

    /** The same event, written as JSON and read again; itself where there is no serializer. */
    static <E> E through(E event, Class<E> type) {
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
