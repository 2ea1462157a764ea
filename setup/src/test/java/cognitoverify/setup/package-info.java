/** The tool as its users call it, in this process, against real HTTP. */
@NullMarked
package cognitoverify.setup;

import org.jspecify.annotations.NullMarked;
