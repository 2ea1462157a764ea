/** What a cold start costs without SnapStart, and where its time goes. */
@NullMarked
package cognitoverify.benchmarks.cold;

import org.jspecify.annotations.NullMarked;
