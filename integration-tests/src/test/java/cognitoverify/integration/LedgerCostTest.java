package cognitoverify.integration;

import static cognitoverify.protocol.SignInMode.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.ledger.table.MemoryTable;
import cognitoverify.ledger.table.Table;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What a sign-in asks of the ledger: docs/ledger.md has these figures. */
class LedgerCostTest {
    private final CountedTable table = new CountedTable(new MemoryTable());
    private final LedgerPlace place = LedgerPlace.in(PASSWORDLESS).table(this::counted);

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void aSendIsClaimedAndRecorded() {
        place.ann().start();

        assertThat(table.bill()).isEqualTo("2 calls, 9 write units, 0 read units");
    }

    @Test
    void aSendIsTheSameWhenTheUserWasHereYesterday() {
        place.ann().start();
        place.clock.pass(Duration.ofHours(20));
        table.bill();

        place.ann().start();

        assertThat(table.bill()).isEqualTo("2 calls, 9 write units, 0 read units");
    }

    /** The sign-in knows what the ledger does. */
    @Test
    void aResendIsTheSame() {
        var ann = place.ann();
        ann.start();
        place.clock.pass(Duration.ofSeconds(30));
        table.bill();

        assertThat(ann.resend().reason()).isEqualTo("CODE_SENT");

        assertThat(table.bill()).isEqualTo("2 calls, 9 write units, 0 read units");
    }

    @Test
    void aDecoysSendCostsLess() {
        place.unknownUser().start();

        assertThat(table.bill()).isEqualTo("2 calls, 5 write units, 0 read units");
    }

    @Test
    void aRightAnswerIsMarkedAndRecordedWithItsCountry() {
        var ann = place.ann();
        ann.start();
        table.bill();

        ann.answer(place.newest().code());

        assertThat(table.bill()).isEqualTo("2 calls, 5 write units, 0 read units");
    }

    /** Two by verify, and a look by create. */
    @Test
    void aWrongAnswerIsMarkedRecordedAndTold() {
        var ann = place.ann();
        ann.start();
        table.bill();

        ann.answer(place.wrongCode());

        assertThat(table.bill()).isEqualTo("3 calls, 2 write units, 1 read units");
    }

    @Test
    void aDuplicateIsRefusedInOneCall() {
        place.ann().start();
        table.bill();

        place.ann().start();

        assertThat(table.bill()).startsWith("1 calls");
    }

    /** The ledger knows another window than the session, and says so. */
    @Test
    void aSecondSignInWithinTenMinutesAsksOnceMore() {
        place.ann().start();
        place.clock.pass(Duration.ofMinutes(2));
        table.bill();

        place.ann().start();

        assertThat(table.bill()).startsWith("3 calls");
    }

    @Test
    void whatNeedsNoLedgerAsksNone() {
        var ann = place.ann();
        ann.start();
        table.bill();

        ann.resend();
        ann.answer("no code");

        assertThat(table.bill()).isEqualTo("1 calls, 0 write units, 1 read units");
    }

    private Table counted(Table unused) {
        return table;
    }
}
