/** The Runtime API, from the side of a function. */
@NullMarked
package cognitoverify.benchmarks.lambda;

import org.jspecify.annotations.NullMarked;
