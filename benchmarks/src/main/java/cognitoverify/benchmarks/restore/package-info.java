/** The first answer after a restore from SnapStart's snapshot, or what comes nearest to it here. */
@NullMarked
package cognitoverify.benchmarks.restore;

import org.jspecify.annotations.NullMarked;
