/** How Cognito refuses a request. */
@NullMarked
package cognitoverify.local.cognito.error;

import org.jspecify.annotations.NullMarked;
