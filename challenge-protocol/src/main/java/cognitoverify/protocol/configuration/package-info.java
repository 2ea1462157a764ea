/** Reads the functions' environment, and says all that is wrong with it at once. */
@NullMarked
package cognitoverify.protocol.configuration;

import org.jspecify.annotations.NullMarked;
