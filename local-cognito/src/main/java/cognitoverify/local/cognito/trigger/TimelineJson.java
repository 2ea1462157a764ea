package cognitoverify.local.cognito.trigger;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.verify.AnsweredRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The timeline as {@code GET /timeline} writes it. */
final class TimelineJson {
    private TimelineJson() {}

    static ObjectNode write(List<TimelineEntry> entries) {
        var json = Json.object();
        var array = json.putArray("entries");
        entries.forEach(entry -> array.add(entry(entry)));
        return json;
    }

    private static ObjectNode entry(TimelineEntry entry) {
        var json =
                Json.object()
                        .put("id", entry.id())
                        .put("number", entry.number())
                        .put("trigger", entry.trigger().text())
                        .put("function", entry.function())
                        .put("attempt", entry.attempt())
                        .put("startedAt", entry.startedAt().toString())
                        .put("durationMillis", entry.duration().toMillis());
        json.set("request", Json.read(entry.request()));
        json.set("response", document(entry.response()));
        json.put("error", entry.error()).put("givenUp", entry.isGivenUp());
        json.set("late", late(entry.late()));
        var asked = json.putArray("asked");
        entry.asked().forEach(request -> asked.add(asked(request)));
        var log = json.putArray("log");
        entry.log().forEach(line -> log.add(textOrDocument(line)));
        return json;
    }

    private static @Nullable ObjectNode late(@Nullable LateEnd late) {
        if (late == null) {
            return null;
        }
        var json = Json.object().put("afterMillis", late.after().toMillis());
        json.set("response", document(late.response()));
        return json.put("error", late.error());
    }

    private static ObjectNode asked(AnsweredRequest asked) {
        var request = asked.request();
        var json = Json.object().put("method", request.method()).put("path", request.path());
        json.set("form", Json.object(request.form()));
        json.put("status", asked.status());
        json.set("answer", textOrDocument(asked.body()));
        return json.put("delayMillis", asked.weather().delay().toMillis())
                .put("lost", asked.isLost());
    }

    private static @Nullable JsonNode document(@Nullable String text) {
        return text == null ? null : Json.read(text);
    }

    /** A load balancer's page is no JSON. */
    private static JsonNode textOrDocument(String body) {
        var document = Json.read(body);
        return document == null ? Json.text(body) : document;
    }
}
