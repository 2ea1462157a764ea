/** What Cognito stores: user pools, their app clients and their users. */
@NullMarked
package cognitoverify.local.cognito.pool;

import org.jspecify.annotations.NullMarked;
