/**
 * A table of items that are changed on conditions: as little of DynamoDB as the ledger needs, so
 * that the same rules run on it and in memory.
 */
@NullMarked
package cognitoverify.ledger.table;

import org.jspecify.annotations.NullMarked;
