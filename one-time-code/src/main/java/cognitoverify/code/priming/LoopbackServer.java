package cognitoverify.code.priming;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.code.priming.CannedAnswers.Answer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ServerSocketFactory;

/**
 * As much of an HTTP server as our own clients need. It keeps connections alive, as the real ones
 * do, until it is told good-bye.
 */
final class LoopbackServer implements AutoCloseable {
    /** The path of the last request on a connection. */
    static final String FAREWELL = "/farewell";

    private static final int BACKLOG = 16;
    private static final int SILENCE_MILLIS = 5_000;

    private final ServerSocket socket;
    private final AtomicLong served = new AtomicLong();

    private LoopbackServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** Listens at a free port of this machine's own address. */
    static LoopbackServer start(ServerSocketFactory sockets) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var server = new LoopbackServer(sockets.createServerSocket(0, BACKLOG, loopback));
        Thread.ofPlatform().daemon().name("loopback").start(server::accept);
        return server;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** An address without a name: nobody is asked for it, and nothing remembers the answer. */
    String uri(String scheme) {
        return scheme + "://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            return;
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofPlatform().daemon().name("loopback").start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout(SILENCE_MILLIS);
            var in = new BufferedInputStream(connection.getInputStream());
            while (serve(in, connection)) {
                served.incrementAndGet();
            }
        } catch (IOException gone) {
            return;
        }
    }

    /** Answers a request; false if it was the last one. */
    private boolean serve(InputStream in, Socket connection) throws IOException {
        var request = line(in).split(" ", -1);
        if (request.length < 2) {
            return false;
        }
        var headers = headers(in);
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = new String(in.readNBytes(length), UTF_8);
        var isLast = request[1].equals(FAREWELL);
        var answer =
                CannedAnswers.answer(
                        request[1], headers.getOrDefault("x-amz-target", ""), body, served.get());
        connection.getOutputStream().write(bytes(answer, isLast));
        return !isLast;
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** Without its end; empty where the stream ends. */
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static byte[] bytes(Answer answer, boolean isLast) {
        var body = answer.body().getBytes(UTF_8);
        return """
        HTTP/1.1 %d Canned\r
        Content-Type: %s\r
        Content-Length: %d\r
        Connection: %s\r
        \r
        %s"""
                .formatted(
                        answer.status(),
                        answer.type(),
                        body.length,
                        isLast ? "close" : "keep-alive",
                        answer.body())
                .getBytes(ISO_8859_1);
    }
}
