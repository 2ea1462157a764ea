/** Looks at everything that was deployed, and tries it with a user who doesn't exist. */
@NullMarked
package cognitoverify.setup.doctor;

import org.jspecify.annotations.NullMarked;
