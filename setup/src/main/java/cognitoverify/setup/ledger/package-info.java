/** The operator's hands on the ledger: what it allows, what is used up, and a wait to end. */
@NullMarked
package cognitoverify.setup.ledger;

import org.jspecify.annotations.NullMarked;
