/**
 * Twilio Verify with its true rules on this machine, so that whatever sends and checks codes can be
 * tried and tested without an account, a telephone or a bill.
 */
@NullMarked
package cognitoverify.local.verify;

import org.jspecify.annotations.NullMarked;
