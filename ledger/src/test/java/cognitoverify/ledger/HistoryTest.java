package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;

import cognitoverify.ledger.dynamodb.LocalDynamo;
import cognitoverify.ledger.table.MemoryTable;
import cognitoverify.ledger.table.Table;

import org.junit.jupiter.api.Test;

import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * The ledger is linearizable: whatever many do at once, it is as if they had done it one after
 * another. A failure names its seed.
 */
class HistoryTest {
    private static final int STEPS = 14;
    private static final long SEED = 20_261_124;

    @Test
    void inMemoryTheyAreAsIfOneAfterAnother() {
        histories(1_500, MemoryTable::new, 0);
    }

    @Test
    void withLostRepliesAndConflictsTheyAreAsIfOneAfterAnother() {
        histories(1_500, MemoryTable::new, 4);
    }

    @Test
    void inDynamoTheyAreAsIfOneAfterAnother() {
        histories(20, LocalDynamo::onNewTable, 0);
    }

    private static void histories(int number, Supplier<Table> table, int troublePercent) {
        LongStream.range(SEED, SEED + number)
                .parallel()
                .forEach(
                        seed -> {
                            var history = new History(table.get(), seed, troublePercent);
                            assertThatCode(() -> history.run(STEPS).check())
                                    .as("seed " + seed)
                                    .doesNotThrowAnyException();
                        });
    }
}
