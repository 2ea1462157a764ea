/** The doctor, who calls the real functions. */
@NullMarked
package cognitoverify.setup.doctor;

import org.jspecify.annotations.NullMarked;
