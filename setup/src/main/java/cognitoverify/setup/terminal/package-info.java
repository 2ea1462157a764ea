/** Who sits at the tool: a person at a terminal, or a script. */
@NullMarked
package cognitoverify.setup.terminal;

import org.jspecify.annotations.NullMarked;
