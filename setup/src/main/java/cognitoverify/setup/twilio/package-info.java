/** Twilio as the tool asks it: an account, its secret, and what it says of a Verify service. */
@NullMarked
package cognitoverify.setup.twilio;

import org.jspecify.annotations.NullMarked;
