package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.trigger.TimelineEntry;
import cognitoverify.local.cognito.trigger.Trigger;
import cognitoverify.local.verify.LocalVerify;
import cognitoverify.protocol.log.UserHash;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** What the functions log is in the timeline. */
@Timeout(60)
class LogsTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final int MANY = 40;

    @RegisterExtension
    static final LocalCognitoExtension cognito = LocalCognitoExtension.withDefaults();

    private final Client client = Client.of(cognito.server());

    /** So that nothing is late. */
    @BeforeEach
    void warmUp() {
        signIn(ANN);
        cognito.server().reset();
    }

    @Test
    void eachAttemptHasItsOwnLine() {
        signIn(ANN);

        assertThat(cognito.server().timeline().entries())
                .extracting(entry -> line(entry).path("event").asText())
                .containsExactly("define", "create", "verify", "define");
    }

    @Test
    void theLinesAreJsonForThePage() {
        signIn(ANN);

        var verify = Client.body(client.get("/timeline")).at("/entries/2");

        assertThat(verify.at("/log/0/outcome").asText()).isEqualTo("right");
        assertThat(verify.path("log")).hasSize(1);
    }

    @Test
    void aDecoyIsTold() {
        SignInRound.begin(cognito.server(), "+12025550199");

        var create = cognito.server().timeline().of(Trigger.CREATE).getFirst();
        assertThat(line(create).path("outcome").asText()).isEqualTo("decoy");
        assertThat(line(create).path("reason").asText()).isEqualTo("USER_NOT_FOUND");
    }

    @Test
    void aLedgerThatCanNotBeAskedIsTold() {
        var noKey = LocalVerify.builder().parameter("/local/ledger-key", "no key");
        try (var broken = LocalCognito.builder().verify(noKey).start()) {
            SignInRound.begin(broken, ANN);

            var create = broken.timeline().of(Trigger.CREATE).getLast();
            assertThat(line(create).path("ledgerDown").asInt()).isOne();
        }
    }

    @Test
    void ofManyAtOnceEachHasItsOwn() {
        IntStream.range(0, MANY)
                .mapToObj(LogsTest::number)
                .forEach(
                        number ->
                                cognito.server()
                                        .addUser(PASSWORDLESS, LocalUser.withNumber(number)));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, MANY).forEach(i -> threads.execute(() -> signIn(number(i))));
        }

        assertThat(cognito.server().timeline().entries())
                .hasSizeGreaterThanOrEqualTo(4 * MANY)
                .allSatisfy(
                        entry ->
                                assertThat(line(entry).path("user").asText())
                                        .isEqualTo(userOf(entry)));
    }

    private static String userOf(TimelineEntry entry) {
        var event = requireNonNull(Json.readObject(entry.request()));
        var sub = event.at("/request/userAttributes/sub").asText();
        return UserHash.of(event.path("userPoolId").asText(), Map.of("sub", sub));
    }

    private static ObjectNode line(TimelineEntry entry) {
        return requireNonNull(Json.readObject(entry.log().getFirst()));
    }

    private static void signIn(String number) {
        var round = SignInRound.begin(cognito.server(), number);
        round.answer(cognito.server().verify().inbox(number).getFirst().code());
    }

    private static String number(int index) {
        return "+1202555%04d".formatted(1000 + index);
    }
}
