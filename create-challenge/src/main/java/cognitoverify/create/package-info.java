/**
 * Makes a round: sends a code where one is due, once, and tells client, verify and later calls what
 * they need.
 */
@NullMarked
package cognitoverify.create;

import org.jspecify.annotations.NullMarked;
