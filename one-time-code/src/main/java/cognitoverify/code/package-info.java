/**
 * Sends a code, checks a code, and reads the secret that both need: three ports, and what they say.
 */
@NullMarked
package cognitoverify.code;

import org.jspecify.annotations.NullMarked;
