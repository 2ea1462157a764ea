package cognitoverify.ledger.table;

import cognitoverify.ledger.dynamodb.LocalDynamo;

final class DynamoTableContractTest extends TableContract {
    private static final Table TABLE = LocalDynamo.onNewTable();

    DynamoTableContractTest() {
        super(TABLE);
    }
}
