package cognitoverify.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import cognitoverify.create.CreateChallengeHandler;
import cognitoverify.define.DefineChallengeHandler;
import cognitoverify.lambda.Event;
import cognitoverify.verify.VerifyChallengeHandler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;

/**
 * The three functions in this process, loaded and called by Lambda's Runtime Interface Client: it
 * finds the event's class, makes the handler, and reads and writes the JSON. It makes a handler
 * without arguments, as Lambda does, so the environment comes by a scoped value instead of the
 * process's.
 */
final class InProcessFunctions implements Functions {
    private static final ScopedValue<Map<String, String>> ENVIRONMENT = ScopedValue.newInstance();
    private static final long TIMEOUT_MILLIS = 5000;

    private final Map<String, LambdaRequestHandler> handlers;

    InProcessFunctions(Map<String, String> environment) {
        handlers =
                ScopedValue.where(ENVIRONMENT, environment)
                        .call(
                                () ->
                                        Map.of(
                                                DEFINE, load(Define.class),
                                                CREATE, load(Create.class),
                                                VERIFY, load(Verify.class)));
    }

    @Override
    public JsonNode invoke(String function, Event event) {
        var request = new InvocationRequest();
        request.setId("7c9e6679-7425-40de-944b-e07fc1f90ae7");
        request.setDeadlineTimeInMs(System.currentTimeMillis() + TIMEOUT_MILLIS);
        request.setContent(event.json().getBytes(UTF_8));
        return Event.parse(call(function, request)).node().path("response");
    }

    private String call(String function, InvocationRequest request) {
        try {
            return requireNonNull(handlers.get(function)).call(request).toString(UTF_8);
        } catch (Exception thrown) {
            throw new AssertionError(function + " threw", thrown);
        }
    }

    private static LambdaRequestHandler load(Class<?> handler) {
        return EventHandlerLoader.loadEventHandler(new HandlerInfo(handler, "handleRequest"));
    }

    /** Made by the Runtime Interface Client, which finds the event's class in the method. */
    public static final class Define
            implements RequestHandler<
                    CognitoUserPoolDefineAuthChallengeEvent,
                    CognitoUserPoolDefineAuthChallengeEvent> {
        private final DefineChallengeHandler handler =
                new DefineChallengeHandler(ENVIRONMENT.get());

        @Override
        public CognitoUserPoolDefineAuthChallengeEvent handleRequest(
                CognitoUserPoolDefineAuthChallengeEvent event, Context context) {
            return handler.handleRequest(event, context);
        }
    }

    /** Made by the Runtime Interface Client, which finds the event's class in the method. */
    public static final class Create
            implements RequestHandler<
                    CognitoUserPoolCreateAuthChallengeEvent,
                    CognitoUserPoolCreateAuthChallengeEvent> {
        private final CreateChallengeHandler handler =
                new CreateChallengeHandler(ENVIRONMENT.get());

        @Override
        public CognitoUserPoolCreateAuthChallengeEvent handleRequest(
                CognitoUserPoolCreateAuthChallengeEvent event, Context context) {
            return handler.handleRequest(event, context);
        }
    }

    /** Made by the Runtime Interface Client, which finds the event's class in the method. */
    public static final class Verify
            implements RequestHandler<
                    CognitoUserPoolVerifyAuthChallengeResponseEvent,
                    CognitoUserPoolVerifyAuthChallengeResponseEvent> {
        private final VerifyChallengeHandler handler =
                new VerifyChallengeHandler(ENVIRONMENT.get());

        @Override
        public CognitoUserPoolVerifyAuthChallengeResponseEvent handleRequest(
                CognitoUserPoolVerifyAuthChallengeResponseEvent event, Context context) {
            return handler.handleRequest(event, context);
        }
    }
}
