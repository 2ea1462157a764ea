/**
 * Sends and checks codes with Twilio Verify: one request each, and every answer of Twilio's is a
 * value.
 */
@NullMarked
package cognitoverify.code.twilio;

import org.jspecify.annotations.NullMarked;
