/** What a warm invocation may cost. */
@NullMarked
package cognitoverify.benchmarks.warm;

import org.jspecify.annotations.NullMarked;
