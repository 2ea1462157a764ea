package cognitoverify.integration;

import static cognitoverify.protocol.SignInMode.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Deadline;
import cognitoverify.integration.Reply.Next;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** While the ledger can't be asked, people sign in all the same, and the operator is told. */
class LedgerDownTest {
    private final LedgerPlace place = LedgerPlace.in(PASSWORDLESS).table(Down::new);

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void peopleSignIn() {
        var ann = place.ann();

        assertThat(ann.start().reason()).isEqualTo("CODE_SENT");
        assertThat(ann.answer(place.wrongCode()).reason()).isEqualTo("WRONG_CODE");
        assertThat(ann.answer(place.newest().code()).next()).isEqualTo(Next.TOKENS);
    }

    @Test
    void everyLineSaysSoInAMetric() {
        var ann = place.ann();
        ann.start();
        ann.answer(place.newest().code());

        assertThat(place.log.lines())
                .filteredOn(line -> !line.contains("\"event\":\"define\""))
                .isNotEmpty()
                .allMatch(line -> line.contains("\"ledgerDown\":1"));
    }

    /** The session's own limits hold. */
    @Test
    void aSignInStillWaitsBetweenItsCodes() {
        var ann = place.ann();
        ann.start();

        assertThat(ann.resend().reason()).isEqualTo("TOO_SOON");
    }

    /** C10: nobody else counts, so the environment does. */
    @Test
    void anEnvironmentSendsThirtyAMinuteAndNoMore() {
        var functions = place.functions();
        for (var i = 0; i < 40; i++) {
            new CognitoStandIn(functions, SignInEvents.ann(PASSWORDLESS)).start();
        }

        assertThat(place.verify().counters().sends()).isEqualTo(30);
        assertThat(place.log.lines())
                .filteredOn(line -> line.contains("\"reason\":\"LEDGER_BUSY\""))
                .hasSize(10);
    }

    /** C8 */
    @Test
    void decoysAreCountedThereLikeAnybody() {
        var functions = place.functions();
        for (var i = 0; i < 30; i++) {
            new CognitoStandIn(functions, SignInEvents.ann(PASSWORDLESS)).start();
        }

        assertThat(new CognitoStandIn(functions, SignInEvents.unknownUser()).start().reason())
                .isEqualTo("TEMPORARILY_UNAVAILABLE");
        place.clock.pass(Duration.ofMinutes(1));
        assertThat(new CognitoStandIn(functions, SignInEvents.unknownUser()).start().reason())
                .isEqualTo("CODE_SENT");
    }

    @Test
    void withoutTheLedgersKeyItIsTheSame() {
        try (var keyless = LedgerPlace.in(PASSWORDLESS).withoutKey()) {
            var ann = keyless.ann();
            ann.start();

            assertThat(ann.answer(keyless.newest().code()).next()).isEqualTo(Next.TOKENS);
            assertThat(keyless.log.lines()).anyMatch(line -> line.contains("\"ledgerDown\":1"));
        }
    }

    private record Down(Table table) implements Table {
        @Override
        public Written write(List<Write> writes, Deadline deadline) {
            return new Written.Unavailable();
        }

        @Override
        public Read read(String key, Deadline deadline) {
            return new Read.Unavailable();
        }
    }
}
