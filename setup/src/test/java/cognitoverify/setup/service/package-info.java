/** The commands of this package, as they are called. */
@NullMarked
package cognitoverify.setup.service;

import org.jspecify.annotations.NullMarked;
