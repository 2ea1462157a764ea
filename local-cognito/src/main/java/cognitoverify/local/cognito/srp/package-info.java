/** The Secure Remote Password protocol as Cognito speaks it. */
@NullMarked
package cognitoverify.local.cognito.srp;

import org.jspecify.annotations.NullMarked;
