/**
 * Calls the functions that a pool names for its triggers, as Cognito does, and remembers the calls.
 */
@NullMarked
package cognitoverify.local.cognito.trigger;

import org.jspecify.annotations.NullMarked;
