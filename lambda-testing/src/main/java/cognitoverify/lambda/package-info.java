/**
 * Calls a function in a test as Lambda would: with the real serializer, a context, and the events
 * of {@code events/}.
 */
@NullMarked
package cognitoverify.lambda;

import org.jspecify.annotations.NullMarked;
