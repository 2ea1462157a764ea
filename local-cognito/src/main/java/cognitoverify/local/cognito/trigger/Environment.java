package cognitoverify.local.cognito.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A handler behind Lambda's own serializer, as the Java runtimes put it. It is loaded anew for each
 * function, by a class loader of its own, so that functions share no static state: outside it is
 * only known as an operator on JSON.
 */
public final class Environment implements UnaryOperator<String> {
    private final String function;
    private final RequestHandler<Object, Object> handler;
    private final PojoSerializer<Object> serializer;

    /** Makes the handler; called by reflection. */
    public Environment(String function, String handlerClass, Map<String, String> environment)
            throws ReflectiveOperationException {
        var type = Class.forName(handlerClass, true, Environment.class.getClassLoader());
        this.function = function;
        this.handler = handler(type.getConstructor(Map.class).newInstance(environment));
        this.serializer = serializer(type);
    }

    @Override
    public String apply(String event) {
        var request = serializer.fromJson(new ByteArrayInputStream(event.getBytes(UTF_8)));
        var bytes = new ByteArrayOutputStream();
        serializer.toJson(handler.handleRequest(request, new InvocationContext(function)), bytes);
        return bytes.toString(UTF_8);
    }

    @SuppressWarnings("unchecked") // Its event's class is asked for below.
    private static RequestHandler<Object, Object> handler(Object handler) {
        return (RequestHandler<Object, Object>) handler;
    }

    @SuppressWarnings("unchecked") // The serializer of whatever the handler takes.
    private static PojoSerializer<Object> serializer(Class<?> handler) {
        var type = (ParameterizedType) handler.getGenericInterfaces()[0];
        var event = (Class<Object>) type.getActualTypeArguments()[0];
        return JacksonFactory.getInstance().getSerializer(event);
    }
}
