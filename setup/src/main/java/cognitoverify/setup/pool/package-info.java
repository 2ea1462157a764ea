/**
 * Puts the triggers on a user pool that exists, takes them off again, and looks for other doors.
 */
@NullMarked
package cognitoverify.setup.pool;

import org.jspecify.annotations.NullMarked;
