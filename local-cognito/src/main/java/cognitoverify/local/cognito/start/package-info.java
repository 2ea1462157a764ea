/** How Maven starts the program: at once where nothing has changed. */
@NullMarked
package cognitoverify.local.cognito.start;

import org.jspecify.annotations.NullMarked;
