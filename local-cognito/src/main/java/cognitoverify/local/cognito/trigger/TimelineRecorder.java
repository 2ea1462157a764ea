package cognitoverify.local.cognito.trigger;

import cognitoverify.local.cognito.trigger.FunctionAnswer.NotInvoked;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Returned;
import cognitoverify.local.cognito.trigger.FunctionAnswer.Threw;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

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

        /** The answer, null if none came in time. */
        void end(@Nullable FunctionAnswer answer) {
            var duration = Duration.ofNanos(System.nanoTime() - startedNanos);
            var requests = watch.end();
            timeline.add(
                    number ->
                            new TimelineEntry(
                                    number,
                                    call.trigger(),
                                    call.function(),
                                    attempt,
                                    startedAt,
                                    duration,
                                    request,
                                    answer instanceof Returned(var text) ? text : null,
                                    error(answer),
                                    requests));
        }
    }

    private static @Nullable String error(@Nullable FunctionAnswer answer) {
        return switch (answer) {
            case null -> "No answer in time; the function runs on";
            case Returned _ -> null;
            case Threw(var message) -> message;
            case NotInvoked(var error) -> error;
        };
    }
}
