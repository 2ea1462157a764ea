package cognitoverify.code.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.Map;

/**
 * A POST that is written once, on a connection that is kept alive for the next. It can bound
 * neither a name look-up nor a peer that sends a byte now and then: that is for the caller's {@link
 * cognitoverify.code.Deadline}.
 */
public final class Post {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final int MAX_BODY = 65_536;

    private final HttpURLConnection connection;
    private final byte[] body;

    private Post(HttpURLConnection connection, byte[] body) {
        this.connection = connection;
        this.body = body;
    }

    /**
     * Prepares it: nothing is looked up, connected or written yet.
     *
     * @param silence how long the peer may say nothing; connecting gets at most a second of it
     */
    public static Post to(URL url, Map<String, String> headers, byte[] body, Duration silence)
            throws IOException {
        var connection = Connections.open(url);
        connection.setConnectTimeout(millis(silence.compareTo(CONNECT) < 0 ? silence : CONNECT));
        connection.setReadTimeout(millis(silence));
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        // Streaming: the JDK looks whether a kept connection is still alive before it uses it.
        connection.setFixedLengthStreamingMode(body.length);
        headers.forEach(connection::setRequestProperty);
        return new Post(connection, body);
    }

    /** Looks up the name, connects and shakes hands, as far as no kept connection spares it. */
    public void connect() throws IOException {
        connection.connect();
    }

    /**
     * Writes the request and reads the answer.
     *
     * @throws IOException no answer, or none of HTTP; the request may have been obeyed
     */
    public Reply exchange() throws IOException {
        try (var out = connection.getOutputStream()) {
            out.write(body);
        }
        var status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("Not HTTP");
        }
        return new Reply(status, text(status));
    }

    /** Closes the connection, from any thread. It may block. */
    public void disconnect() {
        connection.disconnect();
    }

    private String text(int status) {
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

    private static int millis(Duration duration) {
        return (int) Math.max(1, duration.toMillis());
    }
}
