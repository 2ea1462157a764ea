/** What our code adds to the network's time once a function is warm. */
@NullMarked
package cognitoverify.benchmarks.warm;

import org.jspecify.annotations.NullMarked;
