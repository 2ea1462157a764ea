package cognitoverify.code.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Deadline;
import cognitoverify.code.twilio.Answer.NoReply;
import cognitoverify.code.twilio.Answer.NotAsked;
import cognitoverify.code.twilio.Answer.NotWritten;
import cognitoverify.code.twilio.Answer.Reply;
import cognitoverify.unruly.SlowNames;
import cognitoverify.unruly.UnrulyServer;
import cognitoverify.unruly.UnrulyServer.Connection;
import cognitoverify.unruly.UnrulyServer.Manners;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Peers and networks at their worst (C14). */
class OneAttemptTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration MARGIN = Duration.ofMillis(900);

    /** C14. */
    @Test
    void peerThatHangsLeavesNoReplyInTime() throws Exception {
        assertNoReplyInTime(
                connection -> {
                    connection.readRequest();
                    connection.hang();
                });
    }

    /** C14: a byte now and then would keep a read timeout from ever coming. */
    @Test
    void peerThatDripsHeadersLeavesNoReplyInTime() throws Exception {
        assertNoReplyInTime(
                connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 201 Created\r\nX-Long: ");
                    connection.drip();
                });
    }

    /** C14. */
    @Test
    void peerThatDripsItsBodyLeavesNoReplyInTime() throws Exception {
        assertNoReplyInTime(
                connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 201 Created\r\nContent-Length: 60000\r\n\r\n");
                    connection.drip();
                });
    }

    /** C14. */
    @Test
    void peerThatReadsNothingLeavesNoReplyInTime() throws Exception {
        assertNoReplyInTime(_ -> new SynchronousQueue<Integer>().take());
    }

    /** C14: however long the invocation may take, Twilio gets 2.5 s. */
    @Test
    void exchangeTakesTwoAndAHalfSecondsAtMost() throws Exception {
        try (var server = UnrulyServer.that(Connection::hang)) {
            var start = System.nanoTime();

            attempt(server.url()).ask(Deadline.in(Duration.ofSeconds(30)));

            assertThat(since(start))
                    .isBetween(Duration.ofMillis(2400), Duration.ofMillis(2500).plus(MARGIN));
        }
    }

    /** C14: a request that was read may have been obeyed, so it is not written again. */
    @Test
    void resetAfterTheRequestIsNoReplyAndNoRepeat() throws Exception {
        assertNoReplyAndNoRepeat(
                connection -> {
                    connection.readRequest();
                    connection.reset();
                });
    }

    /** C14. */
    @Test
    void endAfterTheRequestIsNoReplyAndNoRepeat() throws Exception {
        assertNoReplyAndNoRepeat(Connection::readRequest);
    }

    /** C14. */
    @Test
    void halfClosedConnectionIsNoReplyAndNoRepeat() throws Exception {
        assertNoReplyAndNoRepeat(
                connection -> {
                    connection.readRequest();
                    connection.closeOutput();
                    connection.hang();
                });
    }

    /** C14. */
    @Test
    void answerThatIsNotHttpIsNoReplyAndNoRepeat() throws Exception {
        assertNoReplyAndNoRepeat(
                connection -> {
                    connection.readRequest();
                    connection.write("220 mail.example.org ESMTP\r\n");
                });
    }

    @Test
    void statusIsKeptWhereTheBodyBreaksOff() throws Exception {
        try (var server =
                UnrulyServer.that(
                        connection -> {
                            connection.readRequest();
                            connection.write("HTTP/1.1 429 Slow\r\nContent-Length: 9\r\n\r\n{");
                        })) {

            var answer = attempt(server.url()).ask(Example.enoughTime());

            assertThat(answer).isEqualTo(new Reply(429, ""));
        }
    }

    /** The JDK throws for a 401 that it can't answer itself; it is an answer all the same. */
    @Test
    void unauthorizedIsAReply() throws Exception {
        try (var server =
                UnrulyServer.that(
                        connection -> {
                            connection.readRequest();
                            connection.write(
                                    """
                                    HTTP/1.1 401 Unauthorized\r
                                    WWW-Authenticate: Basic realm="Twilio API"\r
                                    Content-Length: 2\r
                                    \r
                                    {}\
                                    """);
                        })) {

            var answer = attempt(server.url()).ask(Example.enoughTime());

            assertThat(answer).isEqualTo(new Reply(401, ""));
        }
    }

    @Test
    void closedPortIsNotWritten() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        var answer = attempt("http://127.0.0.1:" + port).ask(Example.enoughTime());

        assertThat(answer).isEqualTo(new NotWritten());
    }

    /** C14: the time to connect is 1 s. */
    @Test
    void peerThatAcceptsNothingIsNotWrittenWithinASecond() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var queue = fillQueueOf(server);
            var start = System.nanoTime();

            var answer =
                    attempt("http://127.0.0.1:" + server.getLocalPort()).ask(Example.enoughTime());

            assertThat(answer).isEqualTo(new NotWritten());
            assertThat(since(start)).isLessThan(Duration.ofSeconds(1).plus(MARGIN));
            for (var waiting : queue) {
                waiting.close();
            }
        }
    }

    @Test
    void tlsToAPlainPortIsNotWritten() throws Exception {
        try (var server = UnrulyServer.that(connection -> connection.writeReply(400, "TLS?"))) {

            var answer = attempt(server.url().replace("http:", "https:")).ask(Example.enoughTime());

            assertThat(answer).isEqualTo(new NotWritten());
        }
    }

    /** C14: a handshake may hang, too, and nothing was asked before it ended. */
    @Test
    void tlsThatHangsIsNotWrittenInTime() throws Exception {
        try (var server = UnrulyServer.that(Connection::hang)) {
            var start = System.nanoTime();

            var answer = attempt(server.url().replace("http:", "https:")).ask(Deadline.in(SHORT));

            assertThat(answer).isEqualTo(new NotWritten());
            assertThat(since(start)).isLessThan(SHORT.plus(MARGIN));
        }
    }

    /**
     * C14: a name may be looked up for ever; and when it is found after all, the request that was
     * given up must not be sent.
     */
    @Test
    void nameThatIsFoundTooLateIsNotWrittenThenOrEver() throws Exception {
        var written = new SynchronousQueue<Integer>();
        try (var server = UnrulyServer.that(connection -> written.put(connection.hang()))) {
            var start = System.nanoTime();

            var answer =
                    attempt("http://" + SlowNames.SLOW + ":" + server.port())
                            .ask(Deadline.in(SHORT));
            var took = since(start);
            SlowNames.FOUND.countDown();

            assertThat(answer).isEqualTo(new NotWritten());
            assertThat(took).isLessThan(SHORT.plus(MARGIN));
            assertThat(written.poll(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void withNoTimeLeftNothingIsAsked() throws Exception {
        try (var server = UnrulyServer.that(Connection::readRequest)) {

            var answer = attempt(server.url()).ask(Deadline.in(Duration.ofMillis(-1)));

            assertThat(answer).isEqualTo(new NotAsked());
            assertThat(server.connections()).isZero();
        }
    }

    /** A warm invocation pays for no handshake. */
    @Test
    void connectionIsKeptForTheNextRequest() throws Exception {
        try (var server =
                UnrulyServer.that(
                        connection -> {
                            while (true) {
                                connection.readRequest();
                                connection.writeReply(201, "{}");
                            }
                        })) {

            attempt(server.url()).ask(Example.enoughTime());
            attempt(server.url()).ask(Example.enoughTime());

            assertThat(server.requests()).hasSize(2);
            assertThat(server.connections()).isOne();
        }
    }

    /** C14: a kept connection that died meanwhile costs neither the request nor a second one. */
    @Test
    void connectionThatWasClosedWhileIdleIsReplaced() throws Exception {
        try (var server =
                UnrulyServer.that(
                        connection -> {
                            connection.readRequest();
                            connection.writeReply(201, "{}");
                        })) {
            attempt(server.url()).ask(Example.enoughTime());
            server.awaitEnded(1);

            var answer = attempt(server.url()).ask(Example.enoughTime());

            assertThat(answer).isEqualTo(new Reply(201, "{}"));
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** C14: the JDK would write a POST again when a kept connection ends without an answer. */
    @Test
    void keptConnectionThatEndsAfterTheRequestIsNoReplyAndNoRepeat() throws Exception {
        try (var server =
                UnrulyServer.that(
                        connection -> {
                            connection.readRequest();
                            connection.writeReply(201, "{}");
                            connection.readRequest();
                        })) {
            attempt(server.url()).ask(Example.enoughTime());

            var answer = attempt(server.url()).ask(Example.enoughTime());

            assertThat(answer).isEqualTo(new NoReply());
            assertThat(server.requests()).hasSize(2);
        }
    }

    private static void assertNoReplyInTime(Manners manners) throws IOException {
        try (var server = UnrulyServer.that(manners)) {
            var start = System.nanoTime();

            var answer = attempt(server.url()).ask(Deadline.in(SHORT));

            assertThat(answer).isEqualTo(new NoReply());
            assertThat(since(start)).isLessThan(SHORT.plus(MARGIN));
        }
    }

    private static void assertNoReplyAndNoRepeat(Manners manners) throws IOException {
        try (var server = UnrulyServer.that(manners)) {

            var answer = attempt(server.url()).ask(Example.enoughTime());

            assertThat(answer).isEqualTo(new NoReply());
            assertThat(server.requests()).hasSize(1);
            assertThat(server.connections()).isOne();
        }
    }

    /** Connects until the kernel takes no more. */
    private static List<Socket> fillQueueOf(ServerSocket server) throws IOException {
        var queue = new ArrayList<Socket>();
        while (true) {
            var waiting = new Socket();
            queue.add(waiting);
            try {
                waiting.connect(
                        new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 100);
            } catch (SocketTimeoutException _) {
                return queue;
            }
        }
    }

    private static OneAttempt attempt(String url) {
        return new OneAttempt(url(url), "Basic Og==", "To=%2B12025550123&Channel=sms");
    }

    private static URL url(String url) {
        try {
            return URI.create(url + Example.SENDS).toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
