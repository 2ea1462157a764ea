package cognitoverify.ledger.table;

final class MemoryTableTest extends TableContract {
    MemoryTableTest() {
        super(new MemoryTable());
    }
}
