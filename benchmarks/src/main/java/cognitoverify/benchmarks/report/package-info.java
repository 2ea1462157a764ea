/** What a run leaves to be read: spreads, tables, a plot. Nothing here measures anything. */
@NullMarked
package cognitoverify.benchmarks.report;

import org.jspecify.annotations.NullMarked;
