/** How the log of classes is read. */
@NullMarked
package cognitoverify.benchmarks.cold;

import org.jspecify.annotations.NullMarked;
