/** What a report says of values. */
@NullMarked
package cognitoverify.benchmarks.report;

import org.jspecify.annotations.NullMarked;
