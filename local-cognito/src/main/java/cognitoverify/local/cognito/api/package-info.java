/** Cognito's API: its operations and how they go over the wire. */
@NullMarked
package cognitoverify.local.cognito.api;

import org.jspecify.annotations.NullMarked;
