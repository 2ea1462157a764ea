package cognitoverify.ledger.dynamodb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A server on loopback that answers each request as a test says, and counts them. */
final class RawServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final ServerSocket socket;
    private final Manners manners;
    private final AtomicInteger requests = new AtomicInteger();

    /** What is done with a connection once its request is read. */
    @FunctionalInterface
    interface Manners {
        void answer(Socket connection) throws IOException;
    }

    private RawServer(Manners manners) throws IOException {
        this.manners = manners;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    static RawServer that(Manners manners) throws IOException {
        var server = new RawServer(manners);
        Thread.ofPlatform().daemon().name("raw").start(server::accept);
        return server;
    }

    /** Answers with a status and a body. */
    static Manners says(int status, String body) {
        return connection ->
                connection
                        .getOutputStream()
                        .write(
                                ("HTTP/1.1 %d Said\r\nContent-Type: application/x-amz-json-1.0\r\n"
                                                + "Connection: close\r\nContent-Length: %d\r\n\r\n%s")
                                        .formatted(status, body.length(), body)
                                        .getBytes(ISO_8859_1));
    }

    /** Says nothing until the client goes away. */
    static Manners hangs() {
        return connection -> connection.getInputStream().readAllBytes();
    }

    /** Ends with RST in place of FIN. */
    static Manners resets() {
        return connection -> connection.setSoLinger(true, 0);
    }

    URI url() {
        return URI.create("http://localhost:" + socket.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                Thread.ofPlatform().daemon().name("raw").start(() -> serve(connection));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            read(connection);
            requests.incrementAndGet();
            manners.answer(connection);
        } catch (IOException _) {
            // The client went away.
        }
    }

    private static void read(Socket connection) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = connection.getInputStream().read();
            if (next < 0) {
                throw new IOException("No request");
            }
            head.write(next);
        }
        var length = LENGTH.matcher(head.toString(ISO_8859_1));
        if (length.find()) {
            connection.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
        }
    }
}
