/** A command line tool for whoever puts the functions into production, and takes them out again. */
@NullMarked
package cognitoverify.setup;

import org.jspecify.annotations.NullMarked;
