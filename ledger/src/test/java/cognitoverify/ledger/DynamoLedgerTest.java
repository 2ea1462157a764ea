package cognitoverify.ledger;

import cognitoverify.ledger.dynamodb.LocalDynamo;

import org.junit.jupiter.api.Nested;

/** The ledger in DynamoDB. */
final class DynamoLedgerTest {
    @Nested
    class Claims extends ClaimContract {
        Claims() {
            super(LocalDynamo.onNewTable());
        }
    }

    @Nested
    class Budgets extends BudgetContract {
        Budgets() {
            super(LocalDynamo.onNewTable());
        }
    }

    @Nested
    class Expectations extends ExpectationContract {
        Expectations() {
            super(LocalDynamo.onNewTable());
        }
    }

    @Nested
    class Guesses extends GuessContract {
        Guesses() {
            super(LocalDynamo.onNewTable());
        }
    }

    @Nested
    class LostReplies extends LostReplyContract {
        LostReplies() {
            super(LocalDynamo.onNewTable());
        }
    }

    @Nested
    class Parallel extends ParallelContract {
        Parallel() {
            super(LocalDynamo.onNewTable());
        }
    }
}
