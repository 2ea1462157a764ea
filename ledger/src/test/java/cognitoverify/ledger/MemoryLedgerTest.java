package cognitoverify.ledger;

import cognitoverify.ledger.table.MemoryTable;

import org.junit.jupiter.api.Nested;

/** The ledger in memory. */
final class MemoryLedgerTest {
    @Nested
    class Claims extends ClaimContract {
        Claims() {
            super(new MemoryTable());
        }
    }

    @Nested
    class Budgets extends BudgetContract {
        Budgets() {
            super(new MemoryTable());
        }
    }

    @Nested
    class Expectations extends ExpectationContract {
        Expectations() {
            super(new MemoryTable());
        }
    }

    @Nested
    class Guesses extends GuessContract {
        Guesses() {
            super(new MemoryTable());
        }
    }

    @Nested
    class LostReplies extends LostReplyContract {
        LostReplies() {
            super(new MemoryTable());
        }
    }

    @Nested
    class Parallel extends ParallelContract {
        Parallel() {
            super(new MemoryTable());
        }
    }

    @Nested
    class Contended extends ParallelContract {
        Contended() {
            super(new ContendedTable());
        }
    }
}
