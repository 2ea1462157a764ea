package cognitoverify.code.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.code.Deadline;
import cognitoverify.code.SilentRepeats;
import cognitoverify.code.twilio.Answer.NoReply;
import cognitoverify.code.twilio.Answer.NotAsked;
import cognitoverify.code.twilio.Answer.NotWritten;
import cognitoverify.code.twilio.Answer.Reply;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One POST that is tried once and answered in time. It knows at any moment whether Twilio can have
 * seen the request, because that decides what the user is told, and whether asking again could send
 * a second message.
 */
final class OneAttempt {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration WHOLE = Duration.ofMillis(2500);
    private static final int MAX_BODY = 65_536;

    static {
        SilentRepeats.forbid();
    }

    private final URL url;
    private final String authorization;
    private final byte[] body;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.CONNECTING);
    private volatile @Nullable HttpURLConnection connection;

    private enum Stage {
        CONNECTING,
        WRITING,
        ABANDONED
    }

    OneAttempt(URL url, String authorization, String form) {
        this.url = url;
        this.authorization = authorization;
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
            var connection = open(patience);
            connection.connect();
            if (!stage.compareAndSet(Stage.CONNECTING, Stage.WRITING)) {
                connection.disconnect();
                return new NotWritten();
            }
            return reply(connection);
        } catch (IOException | RuntimeException _) {
            return stage.get() == Stage.WRITING ? new NoReply() : new NotWritten();
        }
    }

    private HttpURLConnection open(Duration patience) throws IOException {
        var opened = (HttpURLConnection) url.openConnection();
        connection = opened;
        opened.setConnectTimeout(millis(patience.compareTo(CONNECT) < 0 ? patience : CONNECT));
        opened.setReadTimeout(millis(patience));
        opened.setInstanceFollowRedirects(false);
        opened.setUseCaches(false);
        opened.setRequestMethod("POST");
        opened.setDoOutput(true);
        // Streaming: the JDK looks whether a kept connection is still alive before it uses it.
        opened.setFixedLengthStreamingMode(body.length);
        opened.setRequestProperty("Authorization", authorization);
        opened.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        opened.setRequestProperty("Accept", "application/json");
        opened.setRequestProperty("User-Agent", "cognito-verify/0.1.0");
        return opened;
    }

    private Answer reply(HttpURLConnection connection) throws IOException {
        try (var out = connection.getOutputStream()) {
            out.write(body);
        }
        var status = connection.getResponseCode();
        return status < 0 ? new NoReply() : new Reply(status, text(connection, status));
    }

    /** The body, or an empty one where it breaks off: the status alone decides enough. */
    private static String text(HttpURLConnection connection, int status) {
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? "" : read(in);
        } catch (IOException _) {
            return "";
        }
    }

    private static String read(InputStream in) throws IOException {
        var bytes = in.readNBytes(MAX_BODY + 1);
        return bytes.length > MAX_BODY ? "" : new String(bytes, UTF_8);
    }

    /** The wait is over. If nothing was written yet, nothing ever will be. */
    private Answer abandon() {
        var connecting = stage.compareAndSet(Stage.CONNECTING, Stage.ABANDONED);
        disconnectAside();
        return connecting ? new NotWritten() : new NoReply();
    }

    /** Closing a connection may block, too. */
    private void disconnectAside() {
        var abandoned = connection;
        if (abandoned != null) {
            Thread.ofPlatform().daemon().name("disconnect").start(abandoned::disconnect);
        }
    }

    private static int millis(Duration duration) {
        return (int) Math.max(1, duration.toMillis());
    }
}
