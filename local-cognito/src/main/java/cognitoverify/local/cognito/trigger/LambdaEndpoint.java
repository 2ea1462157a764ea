package cognitoverify.local.cognito.trigger;

import static java.util.Objects.requireNonNullElse;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.trigger.FunctionAnswer.NotInvoked;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Returned;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Threw;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Functions behind Lambda's Invoke API, as {@code sam local start-lambda} serves it. */
public final class LambdaEndpoint implements TriggerFunctions {
    /** Much longer than Cognito waits, so that an attempt given up still runs to its end. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    /** The endpoint's address, such as {@code http://127.0.0.1:3001}. */
    public LambdaEndpoint(URI endpoint) {
        base = endpoint.toString().replaceAll("/+$", "") + "/2015-03-31/functions/";
    }

    @Override
    public FunctionAnswer invoke(String function, String event) {
        var request =
                HttpRequest.newBuilder(URI.create(base + function + "/invocations"))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(event))
                        .build();
        try {
            return answer(client.send(request, BodyHandlers.ofString()));
        } catch (IOException _) {
            return new NotInvoked("ServiceException");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new NotInvoked("ServiceException");
        }
    }

    private static FunctionAnswer answer(HttpResponse<String> response) {
        if (response.statusCode() == 404) {
            return new NotInvoked("ResourceNotFoundException");
        }
        if (response.statusCode() >= 300) {
            return new NotInvoked("ServiceException");
        }
        var failed = response.headers().firstValue("x-amz-function-error").isPresent();
        return failed || isError(response.body())
                ? new Threw(message(response.body()))
                : new Returned(response.body());
    }

    /** SAM leaves the header out. */
    private static boolean isError(String body) {
        var document = Json.readObject(body);
        return document != null && document.has("errorMessage") && !document.has("response");
    }

    private static String message(String body) {
        var document = requireNonNullElse(Json.readObject(body), Json.object());
        return document.path("errorMessage").asText("Unhandled");
    }
}
