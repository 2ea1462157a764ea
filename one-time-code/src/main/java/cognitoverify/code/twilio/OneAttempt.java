package cognitoverify.code.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.code.Deadline;
import cognitoverify.code.http.Post;
import cognitoverify.code.twilio.Answer.NoReply;
import cognitoverify.code.twilio.Answer.NotAsked;
import cognitoverify.code.twilio.Answer.NotWritten;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One POST that is tried once and answered in time. It knows at any moment whether Twilio can have
 * seen the request, because that decides what the user is told, and whether asking again could send
 * a second message.
 */
final class OneAttempt {
    private static final Duration WHOLE = Duration.ofMillis(2500);

    private final URL url;
    private final Map<String, String> headers;
    private final byte[] body;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.CONNECTING);
    private volatile @Nullable Post post;

    private enum Stage {
        CONNECTING,
        WRITING,
        ABANDONED
    }

    OneAttempt(URL url, String authorization, String form) {
        this.url = url;
        this.headers =
                Map.of(
                        "Authorization", authorization,
                        "Content-Type", "application/x-www-form-urlencoded",
                        "Accept", "application/json");
        this.body = form.getBytes(UTF_8);
    }

    /** Asks. Call it once. */
    Answer ask(Deadline deadline) {
        var patience = deadline.left(WHOLE);
        if (patience.isZero()) {
            return new NotAsked();
        }
        return deadline.call(patience, () -> exchange(patience), this::abandon);
    }

    private Answer exchange(Duration patience) {
        try {
            var opened = Post.to(url, headers, body, patience);
            post = opened;
            opened.connect();
            if (!stage.compareAndSet(Stage.CONNECTING, Stage.WRITING)) {
                opened.disconnect();
                return new NotWritten();
            }
            var reply = opened.exchange();
            return new Answer.Reply(reply.status(), reply.body());
        } catch (IOException | RuntimeException _) {
            return stage.get() == Stage.WRITING ? new NoReply() : new NotWritten();
        }
    }

    /** The wait is over. If nothing was written yet, nothing ever will be. */
    private Answer abandon() {
        var connecting = stage.compareAndSet(Stage.CONNECTING, Stage.ABANDONED);
        disconnectAside();
        return connecting ? new NotWritten() : new NoReply();
    }

    /** Closing a connection may block, too. */
    private void disconnectAside() {
        var abandoned = post;
        if (abandoned != null) {
            Thread.ofPlatform().daemon().name("disconnect").start(abandoned::disconnect);
        }
    }
}
