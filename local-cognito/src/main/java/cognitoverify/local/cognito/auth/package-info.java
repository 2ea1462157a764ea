/** Sign-ins: their flows, their challenges and the sessions in between. */
@NullMarked
package cognitoverify.local.cognito.auth;

import org.jspecify.annotations.NullMarked;
