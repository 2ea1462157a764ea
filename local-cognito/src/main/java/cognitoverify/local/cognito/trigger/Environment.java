package cognitoverify.local.cognito.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.define.DefineChallengeHandler;
import cognitoverify.ledger.table.MemoryTable;
import cognitoverify.ledger.table.Table;
import cognitoverify.protocol.SignInPolicy;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.protocol.log.DecisionLog;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A handler behind Lambda's own serializer, as the Java runtimes put it. It is loaded anew for each
 * function, by a class loader of its own, so that functions share no static state but the
 * libraries': outside it is only known as a function of JSON, which returns JSON and hands on what
 * is logged meanwhile.
 */
public final class Environment implements BiFunction<String, Consumer<String>, String> {
    /** Who takes the lines of an invocation: a handler writes them on the thread that called it. */
    private static final ScopedValue<Consumer<String>> LINES = ScopedValue.newInstance();

    private final String function;
    private final RequestHandler<Object, Object> handler;
    private final PojoSerializer<Object> serializer;

    /**
     * Makes the handler; called by reflection.
     *
     * @param items the ledger's, of the JDK's own types alone; null for no ledger
     */
    public Environment(
            String function,
            String handlerClass,
            Map<String, String> environment,
            @Nullable Map<String, Map<String, Object>> items)
            throws ReflectiveOperationException {
        var type = Class.forName(handlerClass, true, Environment.class.getClassLoader());
        this.function = function;
        this.handler =
                handler(made(type, environment, items == null ? null : new MemoryTable(items)));
        this.serializer = serializer(type);
    }

    @Override
    public String apply(String event, Consumer<String> lines) {
        return ScopedValue.where(LINES, lines).call(() -> answer(event));
    }

    private String answer(String event) {
        var request = serializer.fromJson(new ByteArrayInputStream(event.getBytes(UTF_8)));
        var bytes = new ByteArrayOutputStream();
        serializer.toJson(handler.handleRequest(request, new InvocationContext(function)), bytes);
        return bytes.toString(UTF_8);
    }

    /** Define needs no ledger, the others are told of theirs. */
    private static Object made(
            Class<?> type, Map<String, String> environment, @Nullable Table table)
            throws ReflectiveOperationException {
        var log = new DecisionLog(Environment::write, InstantSource.system());
        return type == DefineChallengeHandler.class
                ? new DefineChallengeHandler(Settings.read(environment, SignInPolicy::read), log)
                : type.getConstructor(Map.class, Table.class, DecisionLog.class)
                        .newInstance(environment, table, log);
    }

    /** To standard output as in Lambda, and to whoever called. */
    private static void write(String line) {
        System.out.println(line);
        if (LINES.isBound()) {
            LINES.get().accept(line);
        }
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
