package cognitoverify.local.cognito.trigger;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.verify.ReceivedRequest;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One attempt to call a trigger's function.
 *
 * @param number 1 for the first since the start, and so on
 * @param attempt 1 to 3 for the same call
 * @param duration how long Cognito waited
 * @param request the event, JSON
 * @param response all that the function returned, null if it returned nothing in time
 * @param error what went wrong, null if nothing did
 * @param asked what was asked of Verify and SSM meanwhile, codes included: this is the developer's
 *     own machine
 */
public record TimelineEntry(
        long number,
        Trigger trigger,
        String function,
        int attempt,
        Instant startedAt,
        Duration duration,
        String request,
        @Nullable String response,
        @Nullable String error,
        List<ReceivedRequest> asked) {
    /** Refuses null and copies the requests. */
    public TimelineEntry {
        requireNonNull(trigger);
        asked = List.copyOf(asked);
    }

    /** As {@code GET /timeline} writes it. */
    ObjectNode json() {
        var json =
                Json.object()
                        .put("number", number)
                        .put("trigger", trigger.text())
                        .put("function", function)
                        .put("attempt", attempt)
                        .put("startedAt", startedAt.toString())
                        .put("durationMillis", duration.toMillis());
        json.set("request", Json.read(request));
        json.set("response", response == null ? null : Json.read(response));
        json.put("error", error);
        var requests = json.putArray("asked");
        for (var one : asked) {
            var form = Json.object(one.form());
            requests.addObject()
                    .put("method", one.method())
                    .put("path", one.path())
                    .set("form", form);
        }
        return json;
    }
}
