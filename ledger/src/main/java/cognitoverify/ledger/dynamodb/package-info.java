/** Keeps the ledger's table in Amazon DynamoDB. */
@NullMarked
package cognitoverify.ledger.dynamodb;

import org.jspecify.annotations.NullMarked;
