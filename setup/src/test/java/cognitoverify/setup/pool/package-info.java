/** The commands for a user pool, against a Cognito and a Lambda that are listened to. */
@NullMarked
package cognitoverify.setup.pool;

import org.jspecify.annotations.NullMarked;
