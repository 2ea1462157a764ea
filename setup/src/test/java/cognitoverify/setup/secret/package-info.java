/** The commands of this package, as they are called. */
@NullMarked
package cognitoverify.setup.secret;

import org.jspecify.annotations.NullMarked;
