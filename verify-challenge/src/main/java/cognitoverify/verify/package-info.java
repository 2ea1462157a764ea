/** Checks an answer: has Twilio compare it, where there is anything to compare. */
@NullMarked
package cognitoverify.verify;

import org.jspecify.annotations.NullMarked;
