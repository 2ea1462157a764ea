/** The one JSON line that a function writes per invocation, for operators and CloudWatch. */
@NullMarked
package cognitoverify.protocol.log;

import org.jspecify.annotations.NullMarked;
