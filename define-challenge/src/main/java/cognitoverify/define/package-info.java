/**
 * Decides what comes next in a sign-in: a password, a code, tokens, or the end. Asks nobody and
 * keeps nothing.
 */
@NullMarked
package cognitoverify.define;

import org.jspecify.annotations.NullMarked;
