package cognitoverify.unruly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A server on loopback that treats each connection as a test says, and counts. For what WireMock
 * can't do, since it is too well-behaved.
 */
public final class UnrulyServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final ServerSocket socket;
    private final Manners manners;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Semaphore ended = new Semaphore(0);

    /** What is done to a connection. When it returns, the connection is closed. */
    @FunctionalInterface
    public interface Manners {
        void serve(Connection connection) throws IOException, InterruptedException;
    }

    private UnrulyServer(Manners manners) throws IOException {
        this.manners = manners;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Starts to accept connections. */
    public static UnrulyServer that(Manners manners) throws IOException {
        var server = new UnrulyServer(manners);
        Thread.ofPlatform().daemon().name("unruly").start(server::accept);
        return server;
    }

    /** Where it is, without a name: nobody has to look it up. */
    public String url() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port();
    }

    /** A free one. */
    public int port() {
        return socket.getLocalPort();
    }

    /** How many connections it accepted. */
    public int connections() {
        return connections.size();
    }

    /** The requests that were read whole. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Waits until so many connections are closed on this side. */
    public void awaitEnded(int number) throws InterruptedException {
        if (!ended.tryAcquire(number, 10, TimeUnit.SECONDS)) {
            throw new AssertionError("No connection was closed");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var connection : connections) {
            connection.socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var connection = new Connection(socket.accept());
                connections.add(connection);
                Thread.ofPlatform().daemon().name("unruly").start(() -> serve(connection));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private void serve(Connection connection) {
        try (connection.socket) {
            manners.serve(connection);
        } catch (IOException | InterruptedException _) {
            // The client went away, which some tests are about.
        } finally {
            ended.release();
        }
    }

    /** One of them. */
    public final class Connection {
        private final Socket socket;

        private Connection(Socket socket) {
            this.socket = socket;
        }

        /** Reads a whole request. */
        public void readRequest() throws IOException {
            var head = new ByteArrayOutputStream();
            while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                var next = socket.getInputStream().read();
                if (next < 0) {
                    throw new IOException("No request");
                }
                head.write(next);
            }
            var length = LENGTH.matcher(head.toString(ISO_8859_1));
            var body = length.find() ? Integer.parseInt(length.group(1)) : 0;
            head.write(socket.getInputStream().readNBytes(body));
            requests.add(head.toString(ISO_8859_1));
        }

        /** Writes that, in Latin-1. */
        public void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        }

        /** Writes a whole answer, and keeps the connection. */
        public void writeReply(int status, String body) throws IOException {
            write(
                    "HTTP/1.1 %d Said\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(status, body.length(), body));
        }

        /** Writes a byte now and then, until the client goes away. */
        public void drip() throws IOException, InterruptedException {
            while (true) {
                write("x");
                Thread.sleep(Duration.ofMillis(20));
            }
        }

        /** Does nothing until the client goes away; says how many bytes it had written. */
        public int hang() throws IOException {
            return socket.getInputStream().readAllBytes().length;
        }

        /** Ends what this side says, and goes on listening. */
        public void closeOutput() throws IOException {
            socket.shutdownOutput();
        }

        /** Ends with RST in place of FIN. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
