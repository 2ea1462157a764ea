/** The tokens that end a sign-in. */
@NullMarked
package cognitoverify.local.cognito.token;

import org.jspecify.annotations.NullMarked;
