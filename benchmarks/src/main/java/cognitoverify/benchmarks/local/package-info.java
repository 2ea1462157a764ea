/** What the local stack takes: until it is there, and for each sign-in. */
@NullMarked
package cognitoverify.benchmarks.local;

import org.jspecify.annotations.NullMarked;
