/** What things cost: figures that anyone can repeat, and no tests. */
@NullMarked
package cognitoverify.benchmarks;

import org.jspecify.annotations.NullMarked;
