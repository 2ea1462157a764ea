package cognitoverify.ledger.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.table.Change;
import cognitoverify.ledger.table.Condition;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What may go wrong on the way to a table. */
@Isolated("It is about how long calls may take.")
final class DynamoTableWireTest {
    private static final String TYPE = "com.amazonaws.dynamodb.v20120810#";

    @ParameterizedTest
    @MethodSource("troubles")
    void oneWriteIsUnavailable(RawServer.Manners trouble) throws IOException {
        try (var server = RawServer.that(trouble)) {
            assertThat(write(table(server), 1)).isEqualTo(new Written.Unavailable());
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void severalWritesAreUnavailable(RawServer.Manners trouble) throws IOException {
        try (var server = RawServer.that(trouble)) {
            assertThat(write(table(server), 2)).isEqualTo(new Written.Unavailable());
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void readingIsUnavailable(RawServer.Manners trouble) throws IOException {
        try (var server = RawServer.that(trouble)) {
            assertThat(read(table(server))).isEqualTo(new Read.Unavailable());
        }
    }

    /** A repeat of the JDK's own would take time that the ledger counts on. */
    @ParameterizedTest
    @MethodSource("troubles")
    void oneWriteIsOneRequest(RawServer.Manners trouble) throws IOException {
        try (var server = RawServer.that(trouble)) {
            write(table(server), 1);

            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void severalWritesAreOneRequest(RawServer.Manners trouble) throws IOException {
        try (var server = RawServer.that(trouble)) {
            write(table(server), 2);

            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void readingIsOneRequest(RawServer.Manners trouble) throws IOException {
        try (var server = RawServer.that(trouble)) {
            read(table(server));

            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void closedPortIsUnavailable() throws IOException {
        var url = closedPort();

        assertThat(write(LocalDynamo.at(url, "ledger"), 1)).isEqualTo(new Written.Unavailable());
    }

    @Test
    void firstCallWaitsForASecond() throws IOException {
        try (var server = RawServer.that(RawServer.hangs())) {
            var table = table(server);

            assertThat(timeOf(() -> write(table, 1)))
                    .isBetween(Duration.ofMillis(950), Duration.ofMillis(1_800));
        }
    }

    @Test
    void laterCallsWaitForLess() throws IOException {
        try (var server = RawServer.that(RawServer.hangs())) {
            var table = table(server);
            read(table);

            assertThat(timeOf(() -> write(table, 2)))
                    .isBetween(Duration.ofMillis(280), Duration.ofMillis(900));
        }
    }

    @Test
    void silenceIsUnavailable() throws IOException {
        try (var server = RawServer.that(RawServer.hangs())) {
            assertThat(write(table(server), 1)).isEqualTo(new Written.Unavailable());
        }
    }

    @Test
    void deadlineIsKept() throws IOException {
        try (var server = RawServer.that(RawServer.hangs())) {
            var table = table(server);

            assertThat(timeOf(() -> table.read("key", Deadline.in(Duration.ofMillis(100)))))
                    .isLessThan(Duration.ofMillis(700));
        }
    }

    @Test
    void oneWriteDuringAnothersIsAConflict() throws IOException {
        var busy = RawServer.says(400, error("TransactionConflictException"));
        try (var server = RawServer.that(busy)) {
            assertThat(write(table(server), 1)).isEqualTo(new Written.Conflict());
        }
    }

    @Test
    void severalWritesDuringAnothersAreAConflict() throws IOException {
        var busy = RawServer.says(400, cancelled("None", "TransactionConflict"));
        try (var server = RawServer.that(busy)) {
            assertThat(write(table(server), 2)).isEqualTo(new Written.Conflict());
        }
    }

    /** V4: an attacker who is too fast for the table must not be rid of its limits. */
    @ParameterizedTest
    @ValueSource(strings = {"ProvisionedThroughputExceededException", "ThrottlingException"})
    void throttlingIsAConflict(String type) throws IOException {
        try (var server = RawServer.that(RawServer.says(400, error(type)))) {
            var table = table(server);

            assertThat(write(table, 1)).isEqualTo(new Written.Conflict());
            assertThat(write(table, 2)).isEqualTo(new Written.Conflict());
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    /** Whoever says so, a proxy included. */
    @Test
    void throttlingIsKnownByItsStatus() throws IOException {
        try (var server = RawServer.that(RawServer.says(429, "<html>"))) {
            assertThat(write(table(server), 1)).isEqualTo(new Written.Conflict());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingError", "ProvisionedThroughputExceeded"})
    void throttledTransactionIsAConflict(String reason) throws IOException {
        try (var server = RawServer.that(RawServer.says(400, cancelled(reason, "None")))) {
            assertThat(write(table(server), 2)).isEqualTo(new Written.Conflict());
        }
    }

    @Test
    void refusalGoesBeforeAConflict() throws IOException {
        var busy = RawServer.says(400, cancelled("ConditionalCheckFailed", "TransactionConflict"));
        try (var server = RawServer.that(busy)) {
            assertThat(write(table(server), 2)).isInstanceOf(Written.Refused.class);
        }
    }

    private static Stream<Named<RawServer.Manners>> troubles() {
        return Stream.of(
                Named.of("reset", RawServer.resets()),
                Named.of("failure", RawServer.says(500, error("InternalServerError"))),
                Named.of("no table", RawServer.says(400, error("ResourceNotFoundException"))),
                Named.of("forbidden", RawServer.says(400, error("AccessDeniedException"))),
                Named.of("garbage", RawServer.says(200, "<html>")),
                Named.of("cancelled for nothing", RawServer.says(400, cancelled("None", "None"))));
    }

    private static String error(String type) {
        return "{\"__type\":\"%s%s\",\"message\":\"no\"}".formatted(TYPE, type);
    }

    private static String cancelled(String first, String second) {
        return ("{\"__type\":\"%sTransactionCanceledException\",\"Message\":\"no\","
                        + "\"CancellationReasons\":[{\"Code\":\"%s\"},{\"Code\":\"%s\"}]}")
                .formatted(TYPE, first, second);
    }

    private static DynamoTable table(RawServer server) {
        return LocalDynamo.at(server.url(), "ledger");
    }

    private static URI closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + socket.getLocalPort());
        }
    }

    private static Written write(DynamoTable table, int writes) {
        var write = new Write("key", new Condition.Absent("mark"), Change.NONE.set("mark", "made"));
        return table.write(
                writes == 1
                        ? List.of(write)
                        : List.of(write, new Write("other", write.condition(), write.change())),
                LocalDynamo.deadline());
    }

    private static Read read(DynamoTable table) {
        return table.read("key", LocalDynamo.deadline());
    }

    private static Duration timeOf(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
