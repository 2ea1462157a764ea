/**
 * Cognito's custom authentication with its true rules on this machine, so that a whole sign-in can
 * be tried, watched and tested without an account.
 */
@NullMarked
package cognitoverify.local.cognito;

import org.jspecify.annotations.NullMarked;
