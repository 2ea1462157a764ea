package cognitoverify.local.cognito.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.trigger.FunctionAnswer.Returned;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Threw;
import cognitoverify.local.verify.AnsweredRequest;
import cognitoverify.local.verify.ReceivedRequest;
import cognitoverify.local.verify.Weather;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class TimelineTest {
    private static final Duration LATE = Duration.ofMillis(6021);

    private final Timeline timeline = new Timeline();

    @Test
    void anEntryThatEndsLateKeepsItsPlaceAndGetsANewNumber() {
        var first = timeline.add(entry());
        timeline.add(entry());

        timeline.change(first.ended(LateEnd.of(new Returned("{}"), LATE), List.of(), List.of()));

        assertThat(timeline.entries()).extracting(TimelineEntry::id).containsExactly(1L, 2L);
        assertThat(timeline.entries()).extracting(TimelineEntry::number).containsExactly(3L, 2L);
    }

    @Test
    void whoHasReadOnHearsOfTheLateEnd() {
        var first = timeline.add(entry());
        var second = timeline.add(entry());

        timeline.change(first.ended(LateEnd.of(new Returned("{}"), LATE), List.of(), List.of()));

        assertThat(timeline.after(second.number()))
                .extracting(TimelineEntry::id)
                .containsExactly(first.id());
    }

    @Test
    void entriesAreToldInTheOrderOfTheirNumbers() {
        var first = timeline.add(entry());
        timeline.add(entry());

        timeline.change(first.ended(LateEnd.of(new Returned("{}"), LATE), List.of(), List.of()));

        assertThat(timeline.after(0)).extracting(TimelineEntry::number).containsExactly(2L, 3L);
    }

    @Test
    void whatIsForgottenStaysSo() {
        var first = timeline.add(entry());
        timeline.clear();

        timeline.change(first.ended(LateEnd.of(new Returned("{}"), LATE), List.of(), List.of()));

        assertThat(timeline.entries()).isEmpty();
    }

    @Test
    void aLateAnswerIsShownWithItsTime() {
        var first = timeline.add(entry());

        timeline.change(
                first.ended(LateEnd.of(new Returned("{\"a\":1}"), LATE), List.of(), List.of()));

        assertThat(timeline.json(0).at("/entries/0/late").toString())
                .isEqualTo("{\"afterMillis\":6021,\"response\":{\"a\":1},\"error\":null}");
    }

    @Test
    void aLateFailureIsShownWithItsReason() {
        var first = timeline.add(entry());

        timeline.change(first.ended(LateEnd.of(new Threw("bug"), LATE), List.of(), List.of()));

        assertThat(timeline.json(0).at("/entries/0/late/error").asText()).isEqualTo("bug");
    }

    @Test
    void whatTwilioAnsweredIsShownWithItsStatus() {
        var asked = asked("{\"status\":\"pending\"}", Weather.delay(Duration.ofSeconds(2)));

        assertThat(asked.toString())
                .isEqualTo(
                        "{\"method\":\"POST\",\"path\":\"/v2\",\"form\":{\"To\":\"+1\"},\"status\":201,"
                                + "\"answer\":{\"status\":\"pending\"},\"delayMillis\":2000,\"lost\":false}");
    }

    @Test
    void anAnswerThatIsNoJsonIsShownAsText() {
        assertThat(asked("<html>", Weather.html(502)).path("answer").asText()).isEqualTo("<html>");
    }

    @Test
    void anAnswerThatNeverArrivesIsLost() {
        assertThat(asked("{}", Weather.reset()).path("lost").asBoolean()).isTrue();
    }

    private JsonNode asked(String answer, Weather weather) {
        var request = new ReceivedRequest("POST", "/v2", Map.of("To", "+1"), "AC");
        var end = LateEnd.of(new Returned("{}"), LATE);
        var asked = List.of(new AnsweredRequest(request, 201, answer, weather));
        timeline.change(timeline.add(entry()).ended(end, asked, List.of()));
        return timeline.json(0).at("/entries/0/asked/0");
    }

    @Test
    void theNewestThousandAreKept() {
        for (var number = 0; number <= 1_000; number++) {
            timeline.add(entry());
        }

        assertThat(timeline.entries()).hasSize(1_000);
        assertThat(timeline.entries().getFirst().id()).isEqualTo(2);
    }

    private static TimelineEntry entry() {
        return new TimelineEntry(
                0,
                0,
                Trigger.CREATE,
                "function",
                1,
                Instant.EPOCH,
                Duration.ofSeconds(5),
                "{}",
                null,
                "No answer in time",
                null,
                List.of(),
                List.of());
    }
}
