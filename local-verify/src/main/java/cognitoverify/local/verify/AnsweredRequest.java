package cognitoverify.local.verify;

import static java.util.Objects.requireNonNull;

/**
 * One request to Verify or SSM with its answer, which has yet to find its way back.
 *
 * @param status of the answer
 * @param body of the answer, mostly JSON. The values of SSM's parameters are {@code ***}
 * @param weather what the answer meets on its way: it may come late, or never
 */
public record AnsweredRequest(ReceivedRequest request, int status, String body, Weather weather) {
    /** Refuses null. */
    public AnsweredRequest {
        requireNonNull(request);
        requireNonNull(body);
        requireNonNull(weather);
    }

    static AnsweredRequest of(ReceivedRequest request, Reply reply) {
        var answer = reply.answer();
        return new AnsweredRequest(request, answer.status(), answer.body(), reply.weather());
    }

    /** Whether whoever asked hears nothing of it in time. */
    public boolean isLost() {
        return switch (weather.fault()) {
            case HANG, DRIP, RESET -> true;
            case NONE, DELAY, HTML, STATUS, CODE -> false;
        };
    }
}
