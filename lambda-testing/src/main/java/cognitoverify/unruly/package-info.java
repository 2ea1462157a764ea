/** Peers and networks at their worst, for tests of what asks them. */
@NullMarked
package cognitoverify.unruly;

import org.jspecify.annotations.NullMarked;
