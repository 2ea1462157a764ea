/** What is remembered for a while, so that a server that runs for weeks doesn't grow. */
@NullMarked
package cognitoverify.local.cognito.memory;

import org.jspecify.annotations.NullMarked;
