/** The ledger of the local pools, and what it knows of their users, for people to see. */
@NullMarked
package cognitoverify.local.cognito.limits;

import org.jspecify.annotations.NullMarked;
