/** The secrets in SSM's Parameter Store: Twilio's, and the ledger's key. */
@NullMarked
package cognitoverify.setup.secret;

import org.jspecify.annotations.NullMarked;
