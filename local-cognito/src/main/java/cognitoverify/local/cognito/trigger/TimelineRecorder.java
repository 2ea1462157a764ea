package cognitoverify.local.cognito.trigger;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Writes the timeline. */
public final class TimelineRecorder {
    private final Timeline timeline;
    private final AskedOfVerify asked;
    private final InstantSource clock;

    /** For the timeline given. */
    public TimelineRecorder(Timeline timeline, AskedOfVerify asked, InstantSource clock) {
        this.timeline = timeline;
        this.asked = asked;
        this.clock = clock;
    }

    Recording begin(Call call, int attempt) {
        return new Recording(call, attempt);
    }

    /** An attempt that is being made. */
    final class Recording {
        private final Call call;
        private final int attempt;
        private final String request;
        private final AskedOfVerify.Watch watch;
        private final Instant startedAt = clock.instant();
        private final long startedNanos = System.nanoTime();

        private Recording(Call call, int attempt) {
            this.call = call;
            this.attempt = attempt;
            this.request = call.event().toString();
            this.watch = asked.watch(request);
        }

        /** The function begins: from now on it may ask Verify. */
        void functionBegins() {
            watch.begin();
        }

        /** The answer came while Cognito waited. */
        void end(FunctionAnswer answer) {
            watch.end();
            timeline.add(entry(answer.returned(), answer.failure(), answer.logged()));
        }

        /** Cognito waits no longer; whatever the function still does, the returned one is told. */
        GivenUp giveUp() {
            return new GivenUp(timeline.add(entry(null, TimelineEntry.NO_ANSWER, List.of())));
        }

        private TimelineEntry entry(
                @Nullable String response, @Nullable String error, List<String> log) {
            return new TimelineEntry(
                    0,
                    0,
                    call.trigger(),
                    call.function(),
                    attempt,
                    startedAt,
                    sinceStart(),
                    request,
                    response,
                    error,
                    null,
                    watch.seen(),
                    log);
        }

        private Duration sinceStart() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }

        /** An attempt whose function runs on. */
        final class GivenUp {
            private final TimelineEntry known;

            private GivenUp(TimelineEntry known) {
                this.known = known;
            }

            /** The function has ended after all. */
            void end(FunctionAnswer answer) {
                watch.end();
                timeline.change(
                        known.ended(
                                LateEnd.of(answer, sinceStart()), watch.seen(), answer.logged()));
            }
        }
    }
}
