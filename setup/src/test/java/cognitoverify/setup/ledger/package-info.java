/** The commands of this package, as they are called. */
@NullMarked
package cognitoverify.setup.ledger;

import org.jspecify.annotations.NullMarked;
